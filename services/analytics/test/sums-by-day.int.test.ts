import type { Envelope } from '@haoban/contracts/envelope';
import { indicators } from '@haoban/indicators/catalogue';
import { touchedDays as touchedDaysOf } from '@haoban/indicators/day-marks';
import { familyOf } from '@haoban/indicators/rollup-families';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { referenceData } from '@haoban/simulator/reference-data';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { completeQuestion } from '../src/core/question.ts';
import { createAnswers } from '../src/db/answers.ts';
import { createRollUp } from '../src/db/roll-up.ts';
import { writeBatch } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { published as publishedAt } from './event-maker.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

const published = publishedAt('2026-01-01T00:00:00.000Z');
const dataset = 'live';
const world: Envelope[] = [
  ...referenceData.areas.map((area) => published('intake', 'area.published.v1', area.code, area)),
  published('approval', 'calendar.published.v1', 'cn', calendarCn),
  ...simulateHallDay({ ...demoDay, visitors: 80, dataset }),
];
// What is kept summed by day, and what is made of it.
const madeOfSums = ['no_visit_top20', 'visitors_peak_hour'];
const rolled = indicators.filter(
  (indicator) => familyOf(indicator) !== undefined || madeOfSums.includes(indicator.id),
);
const nowMs = Date.parse('2027-01-01T00:00:00Z');

let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;
let tell: (events: readonly Envelope[]) => Promise<void>;
let answers: ReturnType<typeof createAnswers>;

beforeAll(async () => {
  warehouse = await freshWarehouse();
  const parts = createWriteParts(warehouse);
  tell = (events) => writeBatch(parts, events, false);
  answers = createAnswers(warehouse, parts.pasts);
});
afterAll(() => warehouse.drop());

/** Every figure that is kept summed, whole, by month and place, filtered, and by the verdicts of the time. */
async function everything(): Promise<Record<string, unknown>> {
  const said: Record<string, unknown> = {};
  for (const indicator of rolled) {
    const place = indicator.rows === 'tickets' ? 'hall' : 'org';
    for (const [name, words] of Object.entries({
      grouped: {
        by: indicator.at === 'closedAndAsOf' ? place : `${place},month`,
        from: '2026-10-01',
        to: '2026-12-01',
        filters: {},
      },
      ...(indicator.at === 'closed'
        ? { judged: { filters: { region: '3202' }, from: '2026-10-13', calendar: 'judged' as const } }
        : {}),
    })) {
      const asked = completeQuestion(indicator, { dataset, ...words }, 'Asia/Shanghai', nowMs);
      if ('faults' in asked) throw new Error(`${indicator.id}: ${JSON.stringify(asked.faults)}`);
      const [total, groups] = await Promise.all([
        answers.total(indicator, asked.question),
        answers.groups(indicator, asked.question),
      ]);
      said[`${indicator.id} ${name}`] = JSON.stringify([
        total.numerator,
        total.denominator,
        total.sample,
        total.immature,
        total.excluded,
        total.value,
        groups.map(({ group, sums }) => [group, sums.numerator, sums.denominator, sums.sample, sums.value]),
      ]);
    }
  }
  return said;
}

const touchedDays = async (): Promise<number> => {
  const answer = await warehouse.client.query({
    query: `select count() as days from (${touchedDaysOf(`'${dataset}'`, 'cases_closed')})`,
    format: 'JSONEachRow',
  });
  return (await answer.json<{ days: number }>())[0]?.days ?? 0;
};

test('an answer is the same from the rows, from the sums, and from both while days are touched', async () => {
  const half = Math.floor(world.length / 2);
  const [told] = fc.sample(fc.shuffledSubarray(world, { minLength: world.length }), { numRuns: 1, seed: 7 });
  const events = told ?? [];
  await tell(events.slice(0, half));
  const rollUp = createRollUp(warehouse, 0);
  const before = await everything();
  expect(await touchedDays()).toBeGreaterThan(0);
  await rollUp();
  expect(await touchedDays()).toBe(0);
  expect(await everything()).toEqual(before);

  await tell(events.slice(half));
  expect(await touchedDays()).toBeGreaterThan(0);
  const after = await everything();
  expect(after).not.toEqual(before);
  await rollUp();
  expect(await everything()).toEqual(after);
  await tell(events.slice(half - 200));
  expect(await everything()).toEqual(after);
}, 600_000);
