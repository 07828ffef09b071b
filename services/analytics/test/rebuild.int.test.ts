import { randomUUID } from 'node:crypto';
import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject } from '@haoban/contracts/subjects';
import { indicators } from '@haoban/indicators/catalogue';
import { summedChunks } from '@haoban/indicators/day-marks';
import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher, type Publisher } from '@haoban/messaging/publisher';
import { natsConnection, servicePool } from '@haoban/messaging/runtime';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { referenceData } from '@haoban/simulator/reference-data';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWarehouse, type Warehouse } from '../src/db/clickhouse.ts';
import { published as publishedAt } from './event-maker.ts';
import { runProgram } from './run-program.ts';
import { startAnalytics, type Analytics } from './start-analytics.ts';

const published = publishedAt('2026-01-01T00:00:00.000Z');
const publishedLater = publishedAt('2026-01-02T00:00:00.000Z');
const reference: Envelope[] = [
  ...referenceData.areas.map((area) => published('intake', 'area.published.v1', area.code, area)),
  published('approval', 'calendar.published.v1', 'cn', calendarCn),
];
const day = [...simulateHallDay({ ...demoDay, visitors: 60, dataset: 'live' })];
const half = Math.floor(day.length / 2);

let analytics: Analytics;
let warehouse: Warehouse;
let publisher: Publisher;
let close: () => Promise<void>;
let told = 0;

beforeAll(async () => {
  analytics = await startAnalytics();
  warehouse = openWarehouse(analytics.warehouse);
  const nc = await natsConnection(analytics.nats, 'test');
  publisher = createPublisher(nc);
  close = async () => {
    publisher.close();
    await nc.close();
    await warehouse.client.close();
  };
  const [shuffled] = fc.sample(fc.shuffledSubarray(day.slice(0, half), { minLength: half }), {
    numRuns: 1,
    seed: 20_261_121,
  });
  await tell([...reference, ...(shuffled ?? [])]);
});
afterAll(async () => {
  await close();
  await analytics.stop();
});

async function send(events: readonly Envelope[]): Promise<void> {
  for (const event of events) {
    told += 1;
    await publisher.publish(eventSubject(event), JSON.stringify(event), `told-${told}`);
  }
}

const untilStored = (): Promise<unknown> =>
  waitUntil(
    async () => {
      const text = await (await fetch(`${analytics.address}/metrics`)).text();
      return Number(/haoban_sink_stored\S* (\d+)/.exec(text)?.[1]) >= told;
    },
    { timeoutMs: 120_000, what: 'all that was told to be stored' },
  );

async function tell(events: readonly Envelope[]): Promise<void> {
  await send(events);
  await untilStored();
}

// as things stand in the end, and as they stood in the middle, when half of the events had not happened
const questions = indicators
  .filter(({ rows }) => rows !== 'pipeline')
  .flatMap(({ id }) => [
    [id, 'from=2026-10-01&to=2026-11-15&asOf=2026-12-01T00:00:00Z'] as const,
    [id, 'from=2026-10-01&to=2026-11-15&asOf=2026-10-15T03:00:00Z'] as const,
  ]);
const answers = (): Promise<string[]> =>
  Promise.all(questions.map(([id, query]) => analytics.answerText(id, query)));

async function rebuildWhole(): Promise<{ events: number; caughtUp: number }> {
  const program = runProgram(analytics, 'rebuild');
  expect(await program.ended, program.said.stderr).toBe(0);
  return JSON.parse(program.said.stdout);
}

const databases = async (): Promise<string[]> => {
  const found = await warehouse.client.query({
    query: 'select name from system.databases where startsWith(name, {prefix:String})',
    query_params: { prefix: `${warehouse.database}_` },
    format: 'JSONCompactEachRow',
  });
  return (await found.json<[string]>()).map(([name]) => name);
};

test('a rebuild changes no answer, not to the byte, and leaves nothing behind', async () => {
  const before = await answers();
  expect(before.some((text) => /"value":[0-9]/.test(text))).toBe(true);
  const { events } = await rebuildWhole();
  expect(events).toBeGreaterThanOrEqual(told);
  expect(await answers()).toEqual(before);
  expect(await databases()).toEqual([]);
}, 600_000);

type Checked = { check: string; ok: boolean; detail: string };

async function verified(): Promise<Checked[]> {
  const program = runProgram(analytics, 'verify', ['--all']);
  expect(await program.ended, program.said.stderr).toBe(0);
  const lines = program.said.stdout.trim().split('\n');
  return lines.map((line): Checked => JSON.parse(line));
}

const summedDays = async (family: string): Promise<number> => {
  const found = await warehouse.client.query({
    query: `select toUInt32(count()) from (${summedChunks("'live'", family)})`,
    format: 'JSONCompactEachRow',
  });
  return (await found.json<[number]>())[0]?.[0] ?? 0;
};

test('facts, clocks and sums stand up to a second count, and a spoilt row is named', async () => {
  await waitUntil(async () => (await summedDays('tickets')) > 0, {
    timeoutMs: 60_000,
    what: 'the sums of the rebuild to count',
  });
  const good = await verified();
  expect(good.map(({ check, ok, detail }) => [check, ok, ok ? '' : detail])).toEqual([
    ['facts = recount from raw events', true, ''],
    ['clocks = second opinion in SQL', true, ''],
    ['sums by day = rows', true, ''],
  ]);
  const spoil = (by: string): Promise<unknown> =>
    warehouse.client.command({
      query: `alter table ticket_facts_v1 update wait_ms = wait_ms ${by} where is_called settings mutations_sync = 2`,
    });
  await spoil('+ 1');
  const bad = await verified();
  expect(bad.map(({ ok }) => ok)).toEqual([false, true, false]);
  expect(bad[0]?.detail).toMatch(/^ticket_facts_v1 live \S+ wait_ms: stored \d+, counted \d+$/);
  await spoil('- 1');
}, 600_000);

test('facts that were lost or spoilt come back as they were', async () => {
  const before = await answers();
  // the sums too: while they stand nobody looks at what they are made of
  for (const table of ['case_facts_v1', 'day_marks_v1'])
    await warehouse.client.command({ query: `truncate table ${table}` });
  await warehouse.client.command({
    query: `alter table ticket_facts_v1 update wait_ms = wait_ms + 3600000, region = '110000' where 1 settings mutations_sync = 2`,
  });
  expect(await answers()).not.toEqual(before);
  await rebuildWhole();
  expect(await answers()).toEqual(before);
}, 600_000);

test('killed in the middle it leaves the facts as they are, and the next one clears up', async () => {
  const before = await answers();
  const program = runProgram(analytics, 'rebuild');
  await waitUntil(async () => (await databases()).length > 0, {
    timeoutMs: 60_000,
    what: 'the new database',
    everyMs: 10,
  });
  program.kill();
  await program.ended;
  expect(await databases()).not.toEqual([]);
  expect(await answers()).toEqual(before);
  await rebuildWhole();
  expect(await databases()).toEqual([]);
  expect(await answers()).toEqual(before);
}, 600_000);

test('what comes in while it runs is in the figures afterwards, reference data too', async () => {
  const moved = referenceData.areas.map((area) =>
    publishedLater('intake', 'area.published.v1', area.code, { ...area, tripCostCents: 1_234 }),
  );
  const program = runProgram(analytics, 'rebuild');
  await Promise.all([send([...day.slice(half), ...moved]), program.ended]);
  expect(await program.ended, program.said.stderr).toBe(0);
  await untilStored();
  const after = await answers();
  await rebuildWhole();
  expect(await answers()).toEqual(after);
}, 600_000);

test('a journal that is published again, as haoban replay does, changes no answer', async () => {
  const response = await fetch(`${analytics.address}/api/analytics/targets`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await testToken('leader')}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      scope: 'item',
      code: 'i',
      region: '3202',
      value: 3,
      unit: 'WD',
      validFrom: '2026-01-01',
    }),
  });
  expect(response.status).toBe(201);
  const published = async (): Promise<number> => {
    const text = await (await fetch(`${analytics.address}/metrics`)).text();
    return Number(/^haoban_relay_published\S* (\d+)/m.exec(text)?.[1]);
  };
  const first = await waitUntil(async () => (await published()) || undefined, {
    timeoutMs: 60_000,
    what: 'the target to be published',
  });
  const before = await answers();
  const pool = servicePool(analytics.database, 'analytics');
  await pool.query('update relay_cursor set tx = 0, position = 0');
  await pool.end();
  await waitUntil(async () => (await published()) >= 2 * first, {
    timeoutMs: 60_000,
    what: 'the journal to be published again',
  });
  expect(await answers()).toEqual(before);
}, 300_000);
