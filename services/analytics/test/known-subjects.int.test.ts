import type { Envelope } from '@haoban/contracts/envelope';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { referenceData } from '@haoban/simulator/reference-data';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Warehouse } from '../src/db/clickhouse.ts';
import { createKnownSubjects } from '../src/db/known-subjects.ts';
import { verifyFacts } from '../src/db/verify-facts.ts';
import { writeBatch, type WriteParts } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { clientWith } from './client-with.ts';
import { published as publishedAt } from './event-maker.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

const published = publishedAt('2026-01-01T00:00:00.000Z');
const reference: Envelope[] = [
  ...referenceData.areas.map((area) => published('intake', 'area.published.v1', area.code, area)),
  published('approval', 'calendar.published.v1', 'cn', calendarCn),
];
const world = [...simulateHallDay({ ...demoDay, visitors: 40, dataset: 'live' })];
const tables = [
  'case_facts_v1',
  'open_case_facts_v1',
  'noted_case_facts_v1',
  'ticket_facts_v1',
  'order_facts_v1',
  'light_facts_v1',
];

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function openParts(): Promise<WriteParts> {
  const warehouse = await freshWarehouse();
  opened.push(warehouse.drop);
  const parts = createWriteParts(warehouse);
  await writeBatch(parts, reference, false);
  return parts;
}

async function stored({ client }: Warehouse): Promise<string[]> {
  const each = tables.map(async (table) => {
    const answer = await client.query({
      query: `select * from ${table} final order by subject`,
      format: 'JSONCompactEachRow',
    });
    return answer.text();
  });
  const days = await client.query({
    query: 'select distinct family, day from day_marks_v1 order by family, day',
    format: 'JSONCompactEachRow',
  });
  return [...(await Promise.all(each)), await days.text()];
}

// Every event twice, in no order, in batches of any size.
const [shuffled = []] = fc.sample(
  fc.shuffledSubarray([...world, ...world], { minLength: 2 * world.length }),
  { numRuns: 1, seed: 20_261_129 },
);
const batches = Array.from({ length: Math.ceil(shuffled.length / 97) }, (_, index) =>
  shuffled.slice(index * 97, (index + 1) * 97),
);

test('what is remembered, forgotten or pushed out, and how many are judged at once, changes no row and leaves no day untouched', async () => {
  const found: string[][] = [];
  for (const [limit, subjectsAtOnce] of [[100_000], [0], [200, 3]]) {
    const words = { known: createKnownSubjects(limit), ...(subjectsAtOnce && { subjectsAtOnce }) };
    const parts = { ...(await openParts()), ...words };
    for (const batch of batches) await writeBatch(parts, batch, true);
    found.push(await stored(parts.warehouse));
    expect((await verifyFacts(parts.warehouse, 1)).first).toBeUndefined();
  }
  const [remembering, reading, bounded] = found;
  expect(remembering?.[0]?.split('\n').length).toBeGreaterThan(20);
  expect(remembering).toEqual(reading);
  expect(bounded).toEqual(reading);
}, 300_000);

test('a batch that failed is judged from what is stored when it comes again', async () => {
  const parts = await openParts();
  const [first, second] = [world.slice(0, 60), world.slice(60)];
  await writeBatch(parts, first, true);
  const down = clientWith(parts.warehouse.client, { exec: () => Promise.reject(new Error('away')) });
  await expect(
    writeBatch({ ...parts, warehouse: { ...parts.warehouse, client: down } }, second, true),
  ).rejects.toThrow('away');
  expect(parts.known.find('live', first[0]?.subject ?? '')).toBeUndefined();
  await writeBatch(parts, second, true);
  const again = await openParts();
  await writeBatch({ ...again, known: createKnownSubjects(0) }, world, true);
  expect((await stored(parts.warehouse)).slice(0, -1)).toEqual((await stored(again.warehouse)).slice(0, -1));
}, 300_000);
