import type { Envelope } from '@haoban/contracts/envelope';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { referenceData } from '@haoban/simulator/reference-data';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyDdl } from '../src/db/apply-ddl.ts';
import { writeBatch } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { published as publishedAt } from './event-maker.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

const published = publishedAt('2026-01-01T00:00:00.000Z');
const reference: Envelope[] = [
  ...referenceData.areas.map((area) => published('intake', 'area.published.v1', area.code, area)),
  published('approval', 'calendar.published.v1', 'cn', calendarCn),
];
let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;

beforeAll(async () => {
  warehouse = await freshWarehouse();
});
afterAll(() => warehouse.drop());

async function markedDays(): Promise<unknown[]> {
  const answer = await warehouse.client.query({
    query: 'select distinct family, day from day_marks_v1 where chunk = 0 order by family, day',
    format: 'JSONCompactEachRow',
  });
  return answer.json();
}

test('rows whose days nobody marked, as an older version left them, answer once the tables are brought up to date', async () => {
  const parts = createWriteParts(warehouse);
  await writeBatch(parts, reference, false);
  await writeBatch(parts, [...simulateHallDay({ ...demoDay, visitors: 40, dataset: 'live' })], false);
  const before = await markedDays();
  expect(before.length).toBeGreaterThan(5);
  await warehouse.client.command({ query: 'truncate table day_marks_v1' });
  expect(await markedDays()).toEqual([]);
  await applyDdl(warehouse, '');
  expect(await markedDays()).toEqual(before);
});
