import { expect, test } from 'vitest';
import { readGoalForm } from './read-goal-form.ts';

const fresh = '00000000-0000-4000-8000-000000000000';
const filled = (more: Record<string, string>): string =>
  new URLSearchParams({
    do: 'set',
    token: ' t ',
    kind: 'target',
    scope: 'item',
    code: ' plan ',
    region: '3202',
    value: '2.5',
    unit: 'WH',
    year: '2017',
    validFrom: '2026-01-01',
    ...more,
  }).toString();

test('a target has no year, a baseline has', () => {
  expect(readGoalForm(filled({}), fresh).form).toEqual({
    kind: 'target',
    key: fresh,
    goal: { scope: 'item', code: 'plan', region: '3202', value: 2.5, unit: 'WH', validFrom: '2026-01-01' },
  });
  expect(readGoalForm(filled({ kind: 'baseline' }), fresh).form).toMatchObject({
    kind: 'baseline',
    goal: { year: 2017 },
  });
});

test('what is no number stays as it was typed, and what was left out is left out', () => {
  expect(readGoalForm(filled({ value: 'soon', code: '' }), fresh).form?.goal).toEqual({
    scope: 'item',
    region: '3202',
    value: 'soon',
    unit: 'WH',
    validFrom: '2026-01-01',
  });
});

test('a page that only shows has a token and no form; nonsense has neither', () => {
  expect(readGoalForm('do=show&token=abc', fresh)).toEqual({ token: 'abc', form: undefined, filled: {} });
  expect(readGoalForm({ odd: true }, fresh)).toEqual({ token: '', form: undefined, filled: {} });
});
