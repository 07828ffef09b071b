import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnswerScope } from '../src/answer-scope.ts';
import { closedCase, published } from './published-figures.ts';
import { readableWarehouse } from './readable-warehouse.ts';

const days = (count: number) => ({ promised_basis: 'wd', statutory_basis: 'wd', statutory_amount: count });
const item = (subject: string, statutory: number, promised: number, more = {}) => ({
  subject,
  item: subject,
  region: '320281000000',
  is_current: 1,
  ...days(statutory),
  promised_amount: promised,
  ...more,
});
const ticket = (subject: string, hall: string, hour: number) => ({
  subject,
  hall,
  region: '320281000000',
  is_issued: 1,
  issued_date: '2026-03-02',
  issued_hour: hour,
});

let warehouse: Awaited<ReturnType<typeof readableWarehouse>>;
beforeAll(async () => {
  warehouse = await readableWarehouse();
  await warehouse.insert('item_facts_v1', [
    item('a', 3, 1),
    item('b', 3, 2),
    item('c', 7, 0),
    item('retired', 7, 0, { is_current: 0 }),
    item('without a term by law', 0, 0),
    item('in natural days', 9, 0, { promised_basis: 'nd', statutory_basis: 'nd' }),
  ]);
  // 25 items with two cases each but the first two, which have one: the last of the 20 is told by its code.
  const cases = Array.from({ length: 25 }, (_, index) => {
    const code = `item-${String(index).padStart(2, '0')}`;
    const one = closedCase(`${code}-1`, { item: code, org: 'first', meetings: 0 });
    const two = closedCase(`${code}-2`, { item: code, org: 'second', meetings: index % 2 });
    return index < 2 ? [one] : [one, two];
  });
  await warehouse.insert('case_facts_v1', [
    ...cases.flat(),
    closedCase('goal-1', {
      item: 'item-02',
      org: 'third',
      meetings: 1,
      elapsed_promised: 4,
      'baselines.year': [2020, 2017],
      'baselines.amount': [5, 16],
    }),
    closedCase('goal-2', {
      item: 'item-03',
      org: 'third',
      meetings: 1,
      elapsed_promised: 1,
      'baselines.year': [2017],
      'baselines.amount': [-1],
      has_target: 1,
      is_target_comparable: 1,
      target_amount: 2,
    }),
    closedCase('goal-3', { item: 'item-04', org: 'third', meetings: 1, has_target: 1, target_amount: 2 }),
  ]);
  await warehouse.insert('ticket_facts_v1', [
    ticket('t1', 'north', 9),
    ticket('t2', 'north', 9),
    ticket('t3', 'north', 10),
    ticket('t4', 'south', 9),
  ]);
});
afterAll(() => warehouse?.close());

const asked = (id: string, words: Partial<AnswerScope> = {}) => published(warehouse, id, words);

test('the mean of compressions is that of fractions, exact however they divide, other bases excluded', async () => {
  // (2/3 + 1/3 + 7/7) / 3
  expect(await asked('compression_catalogue_mean')).toMatchObject([
    { value: 0.666666666667, numerator: null, denominator: 3, excluded: 1 },
  ]);
  // (2 + 1 + 7) / (3 + 3 + 7)
  expect(await asked('compression_catalogue')).toMatchObject([
    { value: 0.769230769231, numerator: 10, denominator: 13, excluded: 1 },
  ]);
});

test('the 20 busiest items are those of the whole question, whatever it is grouped by, ties by code', async () => {
  // 20 of items 02 to 24 by code: 02 to 21, with 43 cases; of the second organisation 10 had a meeting.
  expect(await asked('no_visit_top20')).toMatchObject([{ numerator: 30, denominator: 43, immature: 0 }]);
  expect(await asked('no_visit_top20', { by: ['org'] })).toMatchObject([
    { g0: 'first', numerator: 20, denominator: 20 },
    { g0: 'second', numerator: 10, denominator: 20 },
    { g0: 'third', numerator: 0, denominator: 3 },
  ]);
});

test('the peak is that of one hall within one hour, and 0 without visitors', async () => {
  expect(await asked('visitors_peak_hour')).toMatchObject([{ value: 2 }]);
  expect(await asked('visitors_peak_hour', { by: ['hall'] })).toMatchObject([
    { g0: 'north', value: 2 },
    { g0: 'south', value: 1 },
  ]);
  expect(await asked('visitors_peak_hour', { filters: { hall: "'east'" } })).toMatchObject([{ value: 0 }]);
});

test('the latest baseline counts unless a year is named; one in another unit is excluded', async () => {
  expect(await asked('compression_baseline')).toMatchObject([{ numerator: 1, denominator: 5, excluded: 1 }]);
  expect(await asked('compression_baseline', { baseline: '2017' })).toMatchObject([
    { numerator: 12, denominator: 16, excluded: 1 },
  ]);
  expect(await asked('compression_baseline', { baseline: '2001' })).toMatchObject([
    { value: null, excluded: 0 },
  ]);
});

test('a target in another unit than the case is excluded', async () => {
  expect(await asked('target_attainment')).toMatchObject([{ numerator: 1, denominator: 1, excluded: 1 }]);
});
