import { expect, test } from 'vitest';
import { setGoal, type Goal, type GoalBook } from './goal-book.ts';

const at = '2026-11-22T01:00:00.000Z';
const later = '2026-11-23T01:00:00.000Z';
const goal: Goal = {
  scope: 'projectClass',
  code: 'sme-plant',
  region: '3202',
  value: 24,
  unit: 'WD',
  validFrom: '2026-12-01',
  setBy: 'leader',
};
const book = (
  before: GoalBook | undefined,
  given: Goal,
  kind: 'target' | 'baseline' = 'target',
): GoalBook => {
  const decided = setGoal(before, kind, given, at);
  if ('refusal' in decided) throw new Error(decided.refusal);
  return decided.state;
};

test('given nothing, when a target is set, then it is said and kept with its time', () => {
  expect(setGoal(undefined, 'target', goal, at)).toEqual({
    state: { entries: [{ kind: 'target', goal, setAt: at }] },
    events: [{ type: 'target.set.v1', data: goal }],
  });
});

test('given a target, when another value is set for the same day and area, then both stay in the history', () => {
  const decided = setGoal(book(undefined, goal), 'target', { ...goal, value: 40 }, later);
  expect(decided).toMatchObject({
    state: { entries: [{ setAt: at }, { setAt: later, goal: { value: 40 } }] },
    events: [{ type: 'target.set.v1', data: { value: 40 } }],
  });
});

test('given a target, when the same is set again by anybody, then nothing is said', () => {
  expect(setGoal(book(undefined, goal), 'target', { ...goal, setBy: 'mayor' }, later)).toEqual({
    refusal: 'goal_unchanged',
  });
});

test.each([{ region: '320281' }, { validFrom: '2027-01-01' }, { unit: 'ND' as const }])(
  'given a target, when one with another %o is set, then it is one of its own',
  (other) => {
    expect(setGoal(book(undefined, goal), 'target', { ...goal, ...other }, later)).toHaveProperty('events');
  },
);

test('given a target, when a baseline of the same value is set, then it is said as a baseline', () => {
  expect(setGoal(book(undefined, goal), 'baseline', { ...goal, year: 2017 }, later)).toMatchObject({
    events: [{ type: 'baseline.set.v1', data: { year: 2017 } }],
  });
});

test('days are whole; hours may be divided', () => {
  expect(setGoal(undefined, 'target', { ...goal, value: 2.5 }, at)).toEqual({ refusal: 'goal_not_whole' });
  expect(setGoal(undefined, 'target', { ...goal, value: 2.5, unit: 'WH' }, at)).toHaveProperty('events');
});
