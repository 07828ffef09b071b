import { cpus, loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { connectMessaging, type Messaging } from '@haoban/messaging/runtime';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { publishCalendar } from '../src/core/publish-calendar.ts';
import { openStores, type Stores } from '../src/db/stores.ts';
import { hearing } from '../src/events/hearing.ts';
import { benchServers } from '../test/bench-servers.ts';
import { openAt, region, zone } from './given-clocks.ts';

const open = 100_000;
const falling = 5_000;
const leadMs = 10_000;
const midnight = Date.parse('2026-11-09T16:00:00.000Z');
const context = { actor: 'bench' };
const instant = (ms: number): string => new Date(ms).toISOString();

/** Cases of which the first 5,000 miss their promise at the midnight; the others are due from the next day on. */
function caseNumber(n: number, asOf: string) {
  const subject = `c${String(n).padStart(6, '0')}`;
  const acceptedAt = n < falling ? '2026-11-02T02:00:00.000Z' : '2026-11-06T02:00:00.000Z';
  const state = openAt(subject, acceptedAt, n < falling ? 5 : 5 + (n % 12), asOf);
  return { subject, version: 1, sequence: 0, hash: '0'.repeat(64), state };
}

async function load(pool: Messaging['pool']): Promise<void> {
  const asOf = instant(midnight - leadMs);
  for (let from = 0; from < open; from += 5_000) {
    const rows = Array.from({ length: 5_000 }, (_, index) => caseNumber(from + index, asOf));
    await pool.query(
      `insert into cases (subject, version, sequence, hash, state) select subject, version, sequence, hash, state
       from jsonb_to_recordset($1::jsonb) as c(subject text, version integer, sequence integer, hash text, state jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  await pool.query('analyze cases');
}

async function publish({ areas, calendars }: Stores): Promise<void> {
  const { version: _version, ...content } = calendarCn;
  const area = {
    code: region,
    name: region,
    zone,
    calendarId: 'cn',
    tripCostCents: 2500,
    defaultRating: false,
  };
  await areas.execute({ subject: region, region, context, decide: () => ({ state: area, events: [] }) });
  await calendars.execute({
    subject: 'cn',
    region: '-',
    context,
    decide: (before) => publishCalendar(before, content),
  });
}

const percentile = (sorted: readonly number[], share: number): string =>
  `${((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) / 1_000).toFixed(3)} s`;

async function report(pool: Messaging['pool'], late: readonly number[]): Promise<void> {
  const sorted = late.toSorted((a, b) => a - b);
  const shares = [0.5, 0.9, 0.99, 1].map((share) => percentile(sorted, share));
  console.log(
    `swept ${late.length}; lateness p50 ${shares[0]}, p90 ${shares[1]}, p99 ${shares[2]}, max ${shares[3]}`,
  );
  const raised = await pool.query<{ level: string; n: string; subjects: string }>(
    `select body::jsonb #>> '{data,level}' as level, count(*) as n, count(distinct subject) as subjects,
       bool_and(time = '${instant(midnight)}') as timely from journal where type = 'light.raised.v1' group by 1`,
  );
  console.log('lights raised at 00:00:', JSON.stringify(raised.rows));
  const disorder = await pool.query<{ n: string }>(
    `select count(*) as n from (select time, lag(time) over (partition by subject order by sequence) as before
     from journal where subject like 'c0%') j where before > time`,
  );
  console.log(`events out of order within a subject: ${disorder.rows[0]?.n}`);
}

async function countLights(pool: Messaging['pool']): Promise<number> {
  const { rows } = await pool.query<{ n: string }>('select count(*) as n from lights');
  return Number(rows[0]?.n ?? 0);
}

async function explain(pool: Messaging['pool']): Promise<void> {
  const plan = await pool.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, costs off, timing off, summary off) select subject, wakes_at from cases
     where wakes_at <= '${instant(midnight)}' and subject <> all('{}'::text[]) order by wakes_at limit 1000`,
  );
  console.log(plan.rows.map((row) => row['QUERY PLAN']).join('\n'));
}

async function run(messaging: Messaging, setNow: (ms: number) => void): Promise<void> {
  const { pool } = messaging;
  const stores = openStores(messaging);
  setNow(midnight - leadMs);
  await publish(stores);
  await load(pool);
  console.log(
    `${open} open clocks, ${falling} of them fall due at one midnight; ${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  await explain(pool);
  await messaging.start(hearing(stores, async () => undefined));
  setNow(midnight - leadMs);
  const late: number[] = [];
  messaging.sweep('cases', {
    elapse: async (subject, sweeper) => {
      await stores.cases.elapse(subject, sweeper);
      late.push(messaging.now().getTime() - midnight);
    },
  });
  while (late.length < falling) await delay(50);
  await report(pool, late);
  while ((await countLights(pool)) < falling) await delay(50);
  const seconds = ((messaging.now().getTime() - midnight) / 1_000).toFixed(1);
  console.log(`all of them listed, queued and heard ${seconds} s after midnight`);
}

const servers = await benchServers();
let offsetMs = 0;
const messaging = await connectMessaging({
  service: 'approval',
  databaseUrl: servers.databaseUrl,
  natsUrl: servers.natsUrl,
  dataset: 'sim-bench',
  now: () => new Date(Date.now() + offsetMs),
  warn: (message, error) => console.error(message, error),
});
try {
  await run(messaging, (ms) => {
    offsetMs = ms - Date.now();
  });
} finally {
  await messaging.stop();
  await servers.stop();
}
