import { noSums } from '@haoban/indicators/answer';
import { findIndicator } from '@haoban/indicators/catalogue';
import { expect, test } from 'vitest';
import { othersOf } from './others-of.ts';

const indicator = (id: string) => {
  const found = findIndicator(id);
  if (found === undefined) throw new Error(id);
  return found;
};

test('the others of a rate are one rate of their sums, not a mean of rates', () => {
  const groups = [
    { group: ['a'], sums: { ...noSums, numerator: 1, denominator: 2, sample: 2 } },
    { group: ['b'], sums: { ...noSums, numerator: 90, denominator: 100, sample: 100 } },
    { group: ['c'], sums: { ...noSums, numerator: 0, denominator: 10, sample: 10 } },
  ];
  expect(othersOf(indicator('on_time_promised'), groups)(['c'])).toMatchObject({
    numerator: 91,
    denominator: 102,
  });
});

test('the others of a count are the one in the middle', () => {
  const groups = [3, 50, 10, 1].map((sample, n) => ({ group: [`${n}`], sums: { ...noSums, sample } }));
  expect(othersOf(indicator('cases_filed'), groups)(['3'])).toMatchObject({
    value: 10,
    numerator: null,
    low: null,
  });
});
