import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forecaster, type Cell, type CellHistory } from './forecast.ts';

const cell: Cell = { item: 'plan', family: 'build', remaining: 3, stagesDone: 1 };
const many = (over: Partial<CellHistory>): CellHistory => ({ ...cell, cases: 100_000, missed: 0, ...over });
const probabilityOf = (history: readonly CellHistory[], asked = cell): number | undefined =>
  forecaster(history)?.(asked).probability;

test('without history nothing is forecast', () => {
  expect(forecaster([])).toBeUndefined();
});

test('a cell with many cases says what happened to them', () => {
  const history = [many({ missed: 25_000 }), many({ item: 'other', missed: 0 })];
  expect(probabilityOf(history)).toBeCloseTo(0.25, 3);
});

test('a cell without cases says what its item says, then its family, then all with as many days left', () => {
  const history = [
    many({ remaining: 3, stagesDone: 0, missed: 50_000 }),
    many({ item: 'other', remaining: 3, missed: 20_000 }),
    many({ item: 'far', family: 'far', remaining: 3, missed: 10_000 }),
  ];
  expect(probabilityOf(history, { ...cell, stagesDone: 7 })).toBeCloseTo(0.5, 2);
  expect(probabilityOf(history, { ...cell, item: 'new' })).toBeCloseTo(0.35, 2);
  expect(probabilityOf(history, { ...cell, item: 'new', family: 'new' })).toBeCloseTo(0.8 / 3, 2);
});

test('few cases are drawn towards the wider group: one miss of one is no certainty', () => {
  const history = [many({ item: 'other', missed: 10_000 }), many({ cases: 1, missed: 1 })];
  const drawn = probabilityOf(history) ?? 0;
  expect(drawn).toBeGreaterThan(0.1);
  expect(drawn).toBeLessThan(0.25);
});

test('a forecast tells how many cases of the very same cell it rests on', () => {
  const model = forecaster([many({ cases: 7 })]);
  expect(model?.(cell).cases).toBe(7);
  expect(model?.({ ...cell, stagesDone: 2 }).cases).toBe(0);
});

test('a probability lies between 0 and 1, and the order of history changes nothing', () => {
  const row = fc
    .record({
      item: fc.constantFrom('a', 'b'),
      family: fc.constantFrom('x', 'y'),
      remaining: fc.nat(3),
      stagesDone: fc.nat(2),
      cases: fc.integer({ min: 1, max: 50 }),
      missed: fc.nat(50),
    })
    .map((one) => ({ ...one, missed: Math.min(one.cases, one.missed) }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), row, (history, asked) => {
      const probability = probabilityOf(history, asked) ?? Number.NaN;
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
      expect(probabilityOf(history.toReversed(), asked)).toBe(probability);
    }),
  );
});
