import { expect, test } from 'vitest';
import { byUrgency, cellsOfPage, type ForecastCell } from './forecast-page.ts';

const cell = (item: string, probability: number, open: number): ForecastCell => ({
  item,
  family: '',
  remaining: 1,
  stagesDone: 0,
  probability,
  cases: 50,
  open,
});
const sorted = [cell('a', 0.9, 3), cell('b', 0.5, 2), cell('c', 0.1, 4)];
const page = (limit: number, offset: number) => {
  const { cells, skip } = cellsOfPage(sorted, limit, offset);
  return [cells.map(({ item }) => item).join(''), skip];
};

test('the likeliest misses come first; what is as likely has an order of its own', () => {
  const shuffled = [cell('b', 0.5, 1), cell('a', 0.5, 1), cell('c', 0.7, 1)];
  expect(shuffled.toSorted(byUrgency).map(({ item }) => item)).toEqual(['c', 'a', 'b']);
});

test('a page takes the cells it needs and says how many cases of the first lie before it', () => {
  expect(page(3, 0)).toEqual(['a', 0]);
  expect(page(3, 2)).toEqual(['ab', 2]);
  expect(page(10, 4)).toEqual(['bc', 1]);
  expect(page(10, 9)).toEqual(['', 0]);
});
