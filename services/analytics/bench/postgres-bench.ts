// The same five questions asked of PostgreSQL, as a team without a warehouse would ask them, and of the warehouse:
// pnpm --filter @haoban/analytics postgres-bench [--scale 0.00084] [--halls 100] [--from 2023-01-01] [--to 2024-01-01]
//   [--profile guangdong-2023-07] [--runs 3] [--home FOLDER] [--json]
// Both hold the same simulated history: 0.00084 gives 1.2 million events, 0.0084 ten times as many. PostgreSQL has one
// table of events (jsonb) with indexes on (dataset, subject), (type, time) and id, loaded by COPY and analysed, 2 GB of
// shared buffers and no sync; the warehouse is loaded in bulk and summed by day. What is simpler in PostgreSQL's answers:
// no working days are counted for what is closed, the verdict stored in case.decided is believed (elapsedDays, onTime),
// so that a corrected calendar would not correct it; of open cases they are counted, in days alone, all suspensions
// of the promised clock being the case's and no term extended; nobody was transferred or said anything twice. Numerators and
// denominators, or values, are compared group by group; the exit code is 1 where they differ.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findIndicator } from '@haoban/indicators/catalogue';
import { withClient } from '@haoban/local-stack/postgres-client';
import { startPostgres } from '@haoban/local-stack/postgres';
import { findPrograms } from '@haoban/local-stack/servers';
import { makeTestHome } from '@haoban/local-stack/test-home';
import { simulateHistory } from '@haoban/simulator/history/simulate-history';
import { parseDate, startOfDay } from '@haoban/sla-clock/local-date';
import type { Client } from 'pg';
import { completeQuestion } from '../src/core/question.ts';
import { createAnswers } from '../src/db/answers.ts';
import { createRollUp } from '../src/db/roll-up.ts';
import { differing, plainFigures, storedFigures, type PlainRow } from './answer-differences.ts';
import { naiveQuestions, type NaiveQuestion } from './naive-questions.ts';
import { quantile } from './panel-times.ts';
import { fillPlainEvents } from './plain-events.ts';
import { openScratch } from './scratch.ts';

const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'guangdong-2023-07' },
    scale: { type: 'string', default: '0.00084' },
    halls: { type: 'string', default: '100' },
    from: { type: 'string', default: '2023-01-01' },
    to: { type: 'string', default: '2024-01-01' },
    runs: { type: 'string', default: '3' },
    home: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const { profile, from, to } = values;
const runs = Number(values.runs);
const plan = { profile, seed: '1', from, to, scale: Number(values.scale), halls: Number(values.halls) };
const dataset = `sim-${profile}`;
const zone = 'Asia/Shanghai';
const instantOf = (date: string): string => new Date(startOfDay(parseDate(date), zone)).toISOString();
const period = [instantOf(from), instantOf(to)] as const;

const ownHome = values.home === undefined ? makeTestHome() : undefined;
const home = values.home ?? ownHome?.home ?? '';
const say = (line: string): void => console.error(line);
const seconds = (sinceMs: number): string => ((performance.now() - sinceMs) / 1000).toFixed(1);

/** Asks some times over; the last answer and the median of the times. */
async function timed<T>(ask: () => Promise<T>): Promise<{ answer: T; ms: number }> {
  const times: number[] = [];
  let answer = await ask();
  for (let run = 0; run < runs; run += 1) {
    const startMs = performance.now();
    answer = await ask();
    times.push(performance.now() - startMs);
  }
  return { answer, ms: quantile(times, 0.5) };
}

async function askBoth(
  { indicator: id, by, sql }: NaiveQuestion,
  client: Client,
  answers: ReturnType<typeof createAnswers>,
) {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new RangeError(`no indicator ${id}`);
  const completed = completeQuestion(indicator, { dataset, from, to, by, filters: {} }, zone, Date.now());
  if ('faults' in completed) throw new RangeError(JSON.stringify(completed.faults));
  const plain = await timed(async () => (await client.query<PlainRow>(sql, [dataset, ...period])).rows);
  const stored = await timed(() => answers.groups(indicator, completed.question));
  const figures = plainFigures(plain.answer);
  const differences = differing(figures, storedFigures(indicator.kind, stored.answer));
  say(`${id} by ${by}: ${figures.size} groups, ${differences.length} differ`);
  for (const line of differences.slice(0, 5)) say(`  ${line}`);
  return {
    question: `${id} by ${by}`,
    groups: figures.size,
    'PostgreSQL ms': Math.round(plain.ms * 10) / 10,
    'warehouse ms': Math.round(stored.ms * 10) / 10,
    ratio: Math.round((plain.ms / stored.ms) * 10) / 10,
    equal: differences.length === 0,
  };
}

async function fillWarehouse(warehouseUrl: string, databaseUrl: string): Promise<void> {
  const program = fileURLToPath(new URL('../src/programs/load-simulated.ts', import.meta.url));
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
    env: { ...process.env, CLICKHOUSE_URL: warehouseUrl, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error('the history was not loaded into the warehouse');
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

const postgres = await startPostgres({
  home,
  servers: findPrograms().postgres,
  settings: {
    shared_buffers: '2GB',
    work_mem: '256MB',
    maintenance_work_mem: '1GB',
    max_wal_size: '8GB',
    synchronous_commit: 'off',
    fsync: 'off',
  },
});
const scratch = await openScratch(home);
try {
  await withClient(postgres.adminUrl, async (client) => {
    let startMs = performance.now();
    const events = await fillPlainEvents(client, home, simulateHistory(plan));
    say(`${events} events in PostgreSQL after ${seconds(startMs)} s`);
    startMs = performance.now();
    await fillWarehouse(scratch.url, postgres.url);
    await createRollUp(scratch.warehouse, 0)();
    say(`the same in the warehouse, summed by day, after ${seconds(startMs)} s`);

    const answers = createAnswers(scratch.warehouse, scratch.pasts);
    const rows = [];
    for (const question of naiveQuestions) rows.push(await askBoth(question, client, answers));

    const plain = await client.query<{ bytes: number; cases: number }>(
      `select pg_total_relation_size('events')::float8 as bytes,
        (select count(*) from events where type = 'case.submitted.v1')::float8 as cases`,
    );
    const stored = await scratch.warehouse.client.query({
      query: `select toFloat64(sum(bytes_on_disk)) as bytes, toFloat64(sumIf(rows, table = 'raw_events_v1')) as events,
        toFloat64(sumIf(bytes_on_disk, table = 'raw_events_v1')) as raw_bytes
        from system.parts where active and database = currentDatabase()`,
      format: 'JSONEachRow',
    });
    const [disk] = await stored.json<{ bytes: number; events: number; raw_bytes: number }>();
    const summary = {
      events,
      'events in the warehouse': disk?.events,
      cases: plain.rows[0]?.cases,
      'PostgreSQL MB': megabytes(plain.rows[0]?.bytes ?? 0),
      'warehouse MB': megabytes(disk?.bytes ?? 0),
      'of it raw events MB': megabytes(disk?.raw_bytes ?? 0),
      load: Number(loadavg()[0]?.toFixed(1)),
    };
    if (values.json) console.log(JSON.stringify({ summary, rows }));
    else {
      console.table(rows);
      console.table([summary]);
    }
    if (rows.some(({ equal }) => !equal)) process.exitCode = 1;
  });
} finally {
  await scratch.stop();
  await postgres.stop();
  ownHome?.remove();
}
