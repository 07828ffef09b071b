import { expect, test } from 'vitest';
import { rounded, wilson } from './arithmetic.ts';

test('a figure has twelve significant digits, however it was divided', () => {
  expect(rounded(1 / 3)).toBe(0.333333333333);
  expect(rounded(952 / 1329)).toBe(0.716328066215);
  expect(rounded(0)).toBe(0);
});

test('the Wilson interval of 952 of 1,329 at 95 %', () => {
  // by the formula with z = 1.96, worked out apart from the code
  const n = 1329;
  const p = 952 / n;
  const centre = (p + 1.96 ** 2 / (2 * n)) / (1 + 1.96 ** 2 / n);
  const { low, high } = wilson(952, n);
  expect(low).toBeCloseTo(0.6915, 4);
  expect(high).toBeCloseTo(0.7399, 4);
  expect(((low ?? 0) + (high ?? 0)) / 2).toBeCloseTo(centre, 10);
});

test('an interval stays within 0 and 1 and is absent without observations', () => {
  expect(wilson(0, 5).low).toBe(0);
  expect(wilson(5, 5).high).toBe(1);
  expect(wilson(0, 0)).toEqual({ low: null, high: null });
});
