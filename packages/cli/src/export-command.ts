import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { Failed, WrongUse, type ExitCode, type Io } from './command.ts';
import type { Suite } from './suite.ts';

const help = `haoban export --format events|csv|xes|ocel|parquet [--dataset live] [--from DATE] [--to DATE]
              [--rows case|event] [--as-of INSTANT] [--out FILE] [--json]
把数据集导出为文件；--from 含 inclusive, --to 不含 exclusive, 当地日期 local dates.
Writes a data set to FILE (gzipped when its name ends in .gz) or to the standard output.

  --format  events  事件 JSON Lines, with ids, sequences and times: haoban import takes them back unchanged
            csv     UTF-8; --rows event (default): one row an event of a case; --rows case: one row a case
            xes     IEEE 1849, one trace a case          ocel  OCEL 2.0 JSON, every subject an object
            parquet for --rows as csv, of every subject
  --from/--to  of events and their tables: what happened in the period; of whole cases: those filed in it
  --as-of   截至时刻 as if nothing happened from this instant on
Exit code: 0 written whole, 1 not, 2 wrong use.
`;
const formats = ['events', 'csv', 'xes', 'ocel', 'parquet'];
const progressEveryMs = 500;

/** What the command needs around it: where to write words and bytes, and the suite, asked for once the words are right. */
export type ExportIo = Io & { readonly bytes: Writable; readonly openSuite: () => Suite };

/** `haoban export`: streams a data set into a file, which appears under its name only when it is whole. */
export async function exportCommand(args: string[], io: ExportIo): Promise<ExitCode> {
  const { values } = parseArgs({
    args,
    options: {
      format: { type: 'string' },
      dataset: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      rows: { type: 'string' },
      'as-of': { type: 'string' },
      out: { type: 'string', short: 'o' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    io.stdout.write(help);
    return 0;
  }
  const { out, json, help: _, 'as-of': asOf, ...words } = values;
  if (words.format === undefined || !formats.includes(words.format)) throw new WrongUse(help);
  if (json === true && out === undefined)
    throw new WrongUse('--json 需要 --out: the report and the file would mix on the standard output');
  const query = new URLSearchParams({ ...words, ...(asOf === undefined ? {} : { asOf }) });
  const body = await open(io.openSuite(), query);
  const bytes = out === undefined ? await toStandardOutput(body, io) : await toFile(body, out, io);
  if (json === true) io.stdout.write(`${JSON.stringify({ file: out, bytes })}\n`);
  else if (out !== undefined) io.stderr.write(`${out}: ${bytes.toLocaleString('en')} bytes\n`);
  return 0;
}

async function open(suite: Suite, query: URLSearchParams): Promise<Readable> {
  const response = await fetch(`${suite.baseUrl}/api/analytics/exports?${query.toString()}`, {
    headers: { authorization: `Bearer ${await suite.token('analyst')}` },
  }).catch((error: unknown) => {
    throw new Failed(`${suite.baseUrl} does not answer: ${messageOf(error)}`);
  });
  if (response.ok && response.body !== null) return Readable.fromWeb(response.body);
  const refusal = `${response.status} ${await response.text()}`;
  throw response.status === 400 ? new WrongUse(refusal) : new Failed(refusal);
}

/** Counts what goes through, and says so now and then where a person watches; `end` wipes the line. */
function counter(io: ExportIo) {
  const isWatched = io.stderr.isTTY === true;
  let bytes = 0;
  let saidAt = 0;
  async function* count(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (isWatched && Date.now() - saidAt >= progressEveryMs) {
        saidAt = Date.now();
        io.stderr.write(`\r\u001B[K${(bytes / 1e6).toFixed(1)} MB`);
      }
      yield chunk;
    }
  }
  const end = (): number => {
    if (isWatched) io.stderr.write('\r\u001B[K');
    return bytes;
  };
  return { count, end };
}

async function toStandardOutput(body: Readable, io: ExportIo): Promise<number> {
  const { count, end } = counter(io);
  await whole(pipeline(body, count, io.bytes, { end: false }));
  return end();
}

async function toFile(body: Readable, out: string, io: ExportIo): Promise<number> {
  const part = `${out}.part`;
  const { count, end } = counter(io);
  const file = createWriteStream(part);
  try {
    await whole(
      out.endsWith('.gz') ? pipeline(body, count, createGzip(), file) : pipeline(body, count, file),
    );
    await rename(part, out);
    return end();
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function whole(piped: Promise<unknown>): Promise<void> {
  await piped.catch((error: unknown) => {
    throw new Failed(`导出中断 the export broke off, nothing was kept: ${messageOf(error)}`);
  });
}

const messageOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
};
