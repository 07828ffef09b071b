import { once } from 'node:events';
import type { Envelope } from '@haoban/contracts/envelope';
import { simulateHallDay } from '@haoban/simulator/hall-day';
import { prepareHistory, type HistoryPlan } from '@haoban/simulator/history/history-plan';
import { historyEvents } from '@haoban/simulator/history/simulate-history';
import { profiles } from '@haoban/simulator/profiles/profiles';
import { writeEvents } from '@haoban/simulator/write-events';
import { runAnalyticsProgram } from '../analytics-program.ts';
import { WrongUse, type Command, type ExitCode, type Io } from '../command.ts';
import { playRequests } from '../simulate/play-requests.ts';
import { readSimulateOptions, type Asked, type Wanted } from '../simulate/read-options.ts';
import { requireSimulated } from '../simulate/require-simulated.ts';
import { openSuite, requireLocalStack } from '../suite.ts';

const help = `haoban simulate [--seed TEXT] [--date DATE] [--hall CODE] [--visitors N] [--dataset sim-NAME] > day.jsonl
haoban simulate --profile NAME [--from DATE] [--to DATE] [--halls N] [--scale X] [--seed TEXT] > history.jsonl
模拟一个大厅一天，或按名称模拟一地的历史；同一种子同一结果。
One hall's day, or the history of a profile; the same seed gives the same bytes. Import it with "haoban import".

  --profile        ${profiles.map(({ name }) => name).join(' | ')}
  --from, --to     起止日期 local dates, the second excluded; default: the profile's own
  --until          结果截止 tells what became of those days until this date; default: --to
  --halls          大厅数 1 to 1000 halls that share the volume
  --scale          规模 share of the published volume, such as 0.01
  --part I/N       分片 one of N parts that together are the whole, for several processes
  --to-clickhouse  批量写入 writes events and facts in bulk into this machine's ClickHouse; progress as JSON Lines
  --requests URL   作为请求 files the cases at a deployment that writes a simulated data set (HAOBAN_DATASET=sim-…)
  --speed X        快多少倍 how many times faster than life requests are sent; default 60
  --json           以 JSON 报告 reports what became of requests as JSON
`;
const shownEvery = 50_000;

export const simulate: Command = {
  summary: '模拟大厅一天或一地历史 one hall day or a history as events',
  run: async (args, io) => {
    const asked = readSimulateOptions(args);
    if (asked === undefined) {
      io.stdout.write(help);
      return 0;
    }
    try {
      return await simulateTo(asked, io);
    } catch (error) {
      if (error instanceof RangeError) throw new WrongUse(error.message);
      throw error;
    }
  },
};

async function simulateTo({ wanted, goal, json }: NonNullable<Asked>, io: Io): Promise<ExitCode> {
  if (goal.kind === 'lines' || !('history' in wanted)) return writeLines(wanted, io);
  if (goal.kind === 'requests') return asRequests(wanted.history, goal, io, json);
  // what is wrong with the plan is said here, not in the middle of its work
  prepareHistory(wanted.history);
  const stack = requireLocalStack(openSuite());
  return runAnalyticsProgram(stack, 'load-simulated', [JSON.stringify(wanted.history)]);
}

async function writeLines(wanted: Wanted, { stdout, stderr }: Io): Promise<ExitCode> {
  const events = 'day' in wanted ? simulateHallDay(wanted.day) : historyEvents(wanted.history);
  for await (const chunk of writeEvents(counted(events, progressOn(stderr))))
    if (stdout.write(chunk) === false) await once(process.stdout, 'drain');
  if (stderr.isTTY === true) stderr.write('\r\u001B[K');
  return 0;
}

async function asRequests(
  plan: HistoryPlan,
  { url, speed }: { url: string; speed: number },
  { stdout, stderr }: Io,
  json: boolean,
): Promise<ExitCode> {
  const suite = openSuite(url);
  const dataset = await requireSimulated(suite);
  const played = await playRequests(suite, plan, {
    speed,
    progress: ({ filed, refused }) => {
      if (stderr.isTTY === true) stderr.write(`\r\u001B[K${filed} 收件 filed, ${refused} 拒收 refused`);
    },
  });
  if (stderr.isTTY === true) stderr.write('\r\u001B[K');
  const { filed, refused, firstRefusal } = played;
  stdout.write(
    json
      ? `${JSON.stringify({ dataset, ...played })}\n`
      : `${dataset}: ${filed.toLocaleString('en')} 收件 filed, ${refused.toLocaleString('en')} 拒收 refused${firstRefusal === undefined ? '' : `\n  ${firstRefusal}`}\n`,
  );
  return refused === 0 ? 0 : 1;
}

/** Tells a person who watches how far it is. */
function progressOn(stderr: Io['stderr']): (events: number) => void {
  return (events) => {
    if (stderr.isTTY === true) stderr.write(`\r\u001B[K${events.toLocaleString('en')} 事件 events`);
  };
}

function* counted(events: Iterable<Envelope>, progress: (events: number) => void): Generator<Envelope> {
  let count = 0;
  for (const event of events) {
    yield event;
    count += 1;
    if (count % shownEvery === 0) progress(count);
  }
}
