import { expect, test } from 'vitest';
import { calibrate, type CellOutcome } from './calibration.ts';

const outcome = (over: Partial<CellOutcome>): CellOutcome => ({
  item: 'plan',
  family: 'build',
  remaining: 3,
  stagesDone: 0,
  missed: 0,
  kept: 0,
  unsettled: 0,
  ...over,
});
const always = (probability: number) => () => ({ probability, cases: 100 });

test('who is always right scores 0, who is always wrong 1', () => {
  const outcomes = [outcome({ remaining: 0, missed: 4 }), outcome({ remaining: 9, kept: 6 })];
  const sure = ({ remaining }: { remaining: number }) => ({ probability: remaining === 0 ? 1 : 0, cases: 1 });
  const wrong = ({ remaining }: { remaining: number }) => ({
    probability: remaining === 0 ? 0 : 1,
    cases: 1,
  });
  expect(calibrate(outcomes, sure)).toMatchObject({ brier: 0, brierOfShare: 0.24, cases: 10, missed: 0.4 });
  expect(calibrate(outcomes, wrong)).toMatchObject({ brier: 1 });
});

test('the share itself as the forecast scores what is to be beaten', () => {
  const told = calibrate([outcome({ missed: 3, kept: 7 })], always(0.3));
  expect(told).toMatchObject({ brier: 0.21, brierOfShare: 0.21, forecast: 0.3, missed: 0.3 });
});

test('reliability puts what was forecast beside what happened, with the interval of the sample', () => {
  const { reliability } = calibrate([outcome({ missed: 30, kept: 70 })], always(0.25));
  expect(reliability).toEqual([
    {
      from: 0.2,
      to: 0.3,
      cases: 100,
      forecast: 0.25,
      missed: 0.3,
      low: expect.any(Number),
      high: expect.any(Number),
    },
  ]);
  expect(reliability[0]?.low).toBeLessThan(0.25);
});

test('cases that can still go either way are counted apart', () => {
  expect(calibrate([outcome({ missed: 1, kept: 1, unsettled: 5 })], always(0.5))).toMatchObject({
    cases: 2,
    unsettled: 5,
  });
});

test('without settled cases there is no score, and no row', () => {
  expect(calibrate([], always(0.5))).toEqual({
    cases: 0,
    unsettled: 0,
    forecast: null,
    missed: null,
    brier: null,
    brierOfShare: null,
    reliability: [],
  });
});
