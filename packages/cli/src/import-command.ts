import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import {
  readImportLine,
  type ImportLine,
  type ImportProgress,
  type ImportReport,
} from '@haoban/contracts/import-answer';
import type { Problem } from '@haoban/contracts/problem';
import type { ExitCode, Io } from './command.ts';
import type { Suite } from './suite.ts';

const help = `haoban import FILE --dataset imp-NAME|sim-NAME [--map MAP.json] [--as-of INSTANT] [--dry-run] [--json]
导入事件文件、CSV、XES 或 OCEL 2.0 JSON（也可为 .gz）；同一文件重复导入不会改变任何数字。
Imports events (JSON Lines), CSV, XES or OCEL 2.0 JSON (also .gz); importing a file twice changes nothing.

  --dataset  数据集 data set the file goes to: imp-… or sim-…
  --map      映射 how a CSV, XES or OCEL file is read (services/analytics/maps)
  --as-of    快照时刻 instant of the snapshot, such as 2026-01-31T00:00:00+08:00; default: the file's latest time
  --dry-run  只检查 reads and checks, publishes nothing
  --json     以 JSON 输出报告 prints the report as JSON
Exit code: 0 taken whole, 1 something was refused, 2 wrong use.
`;
const maxMapLength = 11_000;

/** What the command needs around it: where to write, and the suite, asked for once the words are right. */
export type ImportIo = Io & { readonly openSuite: () => Suite };

/**
 * `haoban import`: streams a file to the suite and prints its report. Resolves to the exit code: 0 taken whole,
 * 1 something or all was refused, 2 wrong use.
 */
export async function importCommand(args: string[], io: ImportIo): Promise<ExitCode> {
  const asked = readArguments(args);
  if (typeof asked === 'string') return wrongUse(io, asked);
  const { values, positionals } = asked;
  if (values.help === true) {
    io.stdout.write(help);
    return 0;
  }
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || values.dataset === undefined) return wrongUse(io, help);
  if (!(await isFile(file))) return wrongUse(io, `没有这个文件 there is no file ${file}\n`);
  const query = new URLSearchParams({ dataset: values.dataset });
  if (values.map !== undefined) {
    const map = await readMap(values.map);
    if (map === undefined)
      return wrongUse(io, `映射无法读取 ${values.map} is no JSON file, or too long for a map\n`);
    query.set('map', map);
  }
  if (values['as-of'] !== undefined) query.set('asOf', values['as-of']);
  if (values['dry-run'] === true) query.set('dryRun', 'true');
  return send(file, query, io, values.json === true);
}

async function send(file: string, query: URLSearchParams, io: ImportIo, asJson: boolean): Promise<ExitCode> {
  const suite = io.openSuite();
  try {
    const token = await suite.token('analyst');
    const response = await fetch(`${suite.baseUrl}/api/analytics/imports?${query.toString()}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: Readable.toWeb(createReadStream(file)),
      duplex: 'half',
    });
    if (response.status !== 200 || response.body === null) {
      const problem: unknown = JSON.parse(await response.text());
      const line = readImportLine({ problem });
      if ('problem' in line) printProblem(io, line.problem);
      return [400, 409, 422].includes(response.status) ? 2 : 1;
    }
    return await follow(Readable.fromWeb(response.body), io, asJson);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    io.stderr.write(
      `导入服务没有应答 the suite did not answer: ${cause instanceof Error ? cause.message : String(cause)}\n`,
    );
    return 1;
  }
}

/** Shows progress as it comes, then the end; an answer that stops without one counts as refused. */
async function follow(body: Readable, io: ImportIo, asJson: boolean): Promise<0 | 1> {
  let last: ImportLine | undefined;
  for await (const text of linesOf(body)) {
    last = readImportLine(JSON.parse(text));
    if ('progress' in last && io.stderr.isTTY === true)
      io.stderr.write(`\r\u001B[K${progressText(last.progress)}`);
  }
  if (io.stderr.isTTY === true) io.stderr.write('\r\u001B[K');
  if (last !== undefined && 'report' in last) {
    const { report } = last;
    io.stdout.write(asJson ? `${JSON.stringify(report)}\n` : reportText(report));
    return report.refusedCount === 0 ? 0 : 1;
  }
  if (last !== undefined && 'problem' in last) printProblem(io, last.problem);
  else io.stderr.write('应答中断 the answer broke off; import the file again\n');
  return 1;
}

const progressText = ({ phase, events, total }: ImportProgress): string =>
  [
    `${phase} ${events.toLocaleString('en')}`,
    ...(total === undefined ? [] : [total.toLocaleString('en')]),
  ].join(' / ');

// Split at line feeds alone: readline would also split at separators that JSON may hold.
async function* linesOf(body: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of body.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

const noted = (notes: ImportReport['refused'], count: number): string[] => [
  ...notes.slice(0, 20).map(({ line, reason }) => `  line ${line}: ${reason}`),
  ...(count > 20 ? ['  … (--json shows the first 1,000)'] : []),
];

function reportText(report: ImportReport): string {
  const { dataset, format, read, taken, duplicates, refused, refusedCount, revision, dryRun } = report;
  const { flagged, flaggedCount } = report;
  const counts = Object.entries(read).map(([what, count]) => `${count.toLocaleString('en')} ${what}`);
  const lines = [
    `${dataset} (${format})${dryRun ? ' 试运行 dry run' : ''}`,
    `读取 read        ${counts.join(', ')}`,
    `导入 taken       ${taken.toLocaleString('en')}`,
    `重复 duplicates  ${duplicates.toLocaleString('en')}`,
    `拒收 refused     ${refusedCount.toLocaleString('en')}`,
    ...(revision === undefined ? [] : [`快照 as of       ${new Date(revision).toISOString()}`]),
    ...noted(refused, refusedCount),
    ...(flaggedCount === 0
      ? []
      : [
          `存疑 flagged     ${flaggedCount.toLocaleString('en')} (导入 taken)`,
          ...noted(flagged, flaggedCount),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function printProblem(io: ImportIo, problem: Problem): void {
  io.stderr.write(`${problem.code}: ${problem.detail ?? ''}\n`);
  for (const { path, message } of problem.errors ?? []) io.stderr.write(`  ${path}: ${message}\n`);
}

function wrongUse(io: ImportIo, text: string): 2 {
  io.stderr.write(text);
  return 2;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        dataset: { type: 'string' },
        map: { type: 'string' },
        'as-of': { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${help}`;
  }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** The map as base64url of its compact JSON, short enough for a request line; undefined when it can't be that. */
async function readMap(path: string): Promise<string | undefined> {
  try {
    const map: unknown = JSON.parse(await readFile(path, 'utf8'));
    const encoded = Buffer.from(JSON.stringify(map)).toString('base64url');
    return encoded.length > maxMapLength ? undefined : encoded;
  } catch {
    return undefined;
  }
}
