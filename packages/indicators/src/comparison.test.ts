import { expect, test } from 'vitest';
import { compareFigures, middleOf } from './comparison.ts';
import { previousPeriod, yearBefore } from './compared-period.ts';

const figure = (value: number | null, low: number | null = null, high: number | null = null) => ({
  value,
  numerator: null,
  denominator: null,
  low,
  high,
  immature: 0,
  excluded: 0,
});

test('a difference counts as one only where the intervals lie apart', () => {
  const own = figure(0.9, 0.85, 0.95);
  expect(compareFigures(own, figure(0.8, 0.7, 0.84), 'up')).toMatchObject({
    value: 0.8,
    difference: 0.1,
    ratio: 1.125,
    isBeyondIntervals: true,
    isBetter: true,
  });
  expect(compareFigures(own, figure(0.88, 0.8, 0.9), 'up').isBeyondIntervals).toBe(false);
});

test('a target is a value without an interval: it counts as beyond when it lies outside of the own one', () => {
  expect(compareFigures(figure(0.9, 0.85, 0.95), { value: 0.96 }, 'up')).toMatchObject({
    isBeyondIntervals: true,
    isBetter: false,
  });
});

test('figures without intervals differ by what they differ, and nobody says whether that is chance', () => {
  expect(compareFigures(figure(5), figure(4), 'down')).toMatchObject({
    difference: 1,
    isBeyondIntervals: null,
    isBetter: false,
  });
});

test('no figure, no difference; no direction, nothing is better; nothing is no divisor', () => {
  expect(compareFigures(figure(null), figure(4), 'up').difference).toBeNull();
  expect(compareFigures(figure(3), figure(null), 'up').isBetter).toBeNull();
  expect(compareFigures(figure(3), figure(0), 'neither')).toMatchObject({ ratio: null, isBetter: null });
  expect(compareFigures(figure(3), figure(3), 'up').isBetter).toBeNull();
});

test('the middle of peers is between two where there is no one in the middle', () => {
  expect(middleOf([figure(3), figure(1), figure(2)])).toBe(2);
  expect(middleOf([figure(4), figure(1), figure(null)])).toBe(2.5);
  expect(middleOf([figure(null)])).toBeNull();
});

test('the period before a month is a month, before some days as many days', () => {
  expect(previousPeriod({ from: '2026-03-01', to: '2026-04-01' })).toEqual({
    from: '2026-02-01',
    to: '2026-03-01',
  });
  expect(previousPeriod({ from: '2026-01-01', to: '2026-04-01' })).toEqual({
    from: '2025-10-01',
    to: '2026-01-01',
  });
  expect(previousPeriod({ from: '2026-03-02', to: '2026-03-09' })).toEqual({
    from: '2026-02-23',
    to: '2026-03-02',
  });
});

test('the year before has the same dates; 29 February is followed by none and becomes the 28th', () => {
  expect(yearBefore({ from: '2024-02-29', to: '2024-03-01' })).toEqual({
    from: '2023-02-28',
    to: '2023-03-01',
  });
});
