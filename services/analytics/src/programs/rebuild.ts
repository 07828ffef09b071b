// Rebuilds all finished rows and sums from the raw events: `haoban rebuild`, or this program in the suite's environment.
import { servicePool } from '@haoban/messaging/runtime';
import { readProgramConfig } from '../config.ts';
import { rebuild, type RebuildStep } from '../db/rebuild.ts';
import { borrowLease, onlyOnce, rebuildLease, sinkLease } from '../events/lease.ts';

const threads = 2;
const sayEveryMs = 2_000;

const { DATABASE_URL, CLICKHOUSE_URL, CLICKHOUSE_ENGINE } = readProgramConfig();
const pool = servicePool(DATABASE_URL, 'analytics');
const startedMs = performance.now();
let saidMs = 0;

const seconds = (): number => (performance.now() - startedMs) / 1000;

function say(step: RebuildStep): void {
  if (step.step !== 'folding') {
    process.stderr.write(`${seconds().toFixed(1)} s  ${step.step}\n`);
    return;
  }
  if (performance.now() - saidMs < sayEveryMs) return;
  saidMs = performance.now();
  const { events, ranges, of } = step.done;
  process.stderr.write(
    `${seconds().toFixed(1)} s  ${events} events, ${Math.round(events / seconds())}/s, ${Math.round((100 * ranges) / of)} %\n`,
  );
}

try {
  const done = await onlyOnce(pool, rebuildLease, () =>
    rebuild({
      url: CLICKHOUSE_URL,
      engine: CLICKHOUSE_ENGINE,
      threads,
      isPartial: process.argv.includes('--partial'),
      alone: (work) => borrowLease(pool, sinkLease, work),
      say,
    }),
  );
  if (done === undefined) {
    process.stderr.write('another rebuild or a load past the sink is running: try again when it has ended\n');
    process.exitCode = 1;
  } else {
    process.stdout.write(`${JSON.stringify({ ...done, seconds: Number(seconds().toFixed(1)) })}\n`);
  }
} finally {
  await pool.end();
}
