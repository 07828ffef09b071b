import { parseDate } from '@haoban/sla-clock/local-date';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepted, decided, history, judged } from '../../../test/judged-case.ts';
import { goalFacts } from './case-goals.ts';
import type { Goal } from './goals.ts';

const goal = (scope: string, code: string, value: number, more: Partial<Goal> = {}): Goal => ({
  scope,
  code,
  region: '',
  value,
  unit: 'WD',
  year: 0,
  validFromDay: parseDate('2026-01-01'),
  ...more,
});
const events = (item: object = {}) =>
  history(
    ['case.submitted', '11-02', { itemCode: 'i', projectClass: 'p' }],
    accepted('11-02', { family: 'f', ...item }),
    decided('11-06'),
  );
const target = (targets: readonly Goal[], item: object = {}) => {
  const facts = goalFacts(judged(events(item), { targets }));
  return [facts['has_target'], facts['is_target_comparable'], facts['target_amount']];
};
const baselines = (given: readonly Goal[], item: object = {}) => {
  const facts = goalFacts(judged(events(item), { baselines: given }));
  return [facts['baselines.year'], facts['baselines.amount']];
};
const from = (date: string) => ({ validFromDay: parseDate(date) });

describe('goals', () => {
  test('the item comes before the project class before the family, whatever is nearer or newer', () => {
    const family = goal('family', 'f', 30, { region: '320281001', ...from('2026-11-01') });
    const projectClass = goal('projectClass', 'p', 20, { region: '3202' });
    const item = goal('item', 'i', 10);
    expect(target([family, projectClass, item])).toEqual([1, 1, 10]);
    expect(target([family, projectClass])).toEqual([1, 1, 20]);
    expect(target([family])).toEqual([1, 1, 30]);
    expect(target([goal('bundleTheme', 'f', 5), goal('item', 'other', 5)])).toEqual([0, 0, 0]);
  });

  test('the nearest region comes before the latest day, and another region is none', () => {
    const near = goal('item', 'i', 3, { region: '320281' });
    const late = goal('item', 'i', 4, { region: '32', ...from('2026-10-01') });
    expect(target([late, near])).toEqual([1, 1, 3]);
    expect(target([goal('item', 'i', 5, { region: '3203' })])).toEqual([0, 0, 0]);
  });

  test('the latest one valid at the decision counts, that day included', () => {
    const goals = [
      goal('item', 'i', 5),
      goal('item', 'i', 4, from('2026-11-06')),
      goal('item', 'i', 3, from('2026-11-07')),
    ];
    expect(target(goals)).toEqual([1, 1, 4]);
  });

  test('a unit other than that of the case is a target it cannot be compared with', () => {
    const hours = goal('item', 'i', 2.5, { unit: 'WH' });
    expect(target([hours, goal('family', 'f', 9)])).toEqual([1, 0, 150]);
    expect(target([hours], { promised: { n: 4, unit: 'WH' } })).toEqual([1, 1, 150]);
    expect(target([goal('item', 'i', 7.5)])).toEqual([1, 1, 7]);
  });

  test('only a closed case has goals', () => {
    const goals = { targets: [goal('item', 'i', 5)], baselines: [goal('item', 'i', 5)] };
    const none = { has_target: 0, 'baselines.year': [] };
    const open = [accepted('11-02')] as const;
    expect(goalFacts(judged(history(...open), goals))).toMatchObject(none);
    const withdrawn = history(...open, ['case.withdrawn', '11-03', { reason: 'r' }]);
    expect(goalFacts(judged(withdrawn, goals))).toMatchObject(none);
    expect(goalFacts(judged(history(...open, decided('11-03')), goals))).toMatchObject({ has_target: 1 });
  });

  test('every year has its own baseline, newest first, -1 in a unit that the case has not', () => {
    const given = [
      goal('family', 'f', 40, { year: 2017 }),
      goal('item', 'i', 50, { year: 2016 }),
      goal('item', 'i', 30, { year: 2017 }),
      goal('item', 'i', 60, { year: 2018, unit: 'ND' }),
      goal('item', 'i', 70, { year: 2015, ...from('2026-12-01') }),
    ];
    expect(baselines(given)).toEqual([
      [2018, 2017, 2016],
      [-1, 30, 50],
    ]);
  });

  test('the order in which goals are known changes nothing', () => {
    const given = [
      goal('item', 'i', 5, { region: '32' }),
      goal('item', 'i', 4, { region: '3202', ...from('2026-02-01') }),
      goal('item', 'i', 3, { region: '3202' }),
      goal('family', 'f', 2, { region: '320281', year: 2017 }),
      goal('projectClass', 'p', 1, { year: 2017 }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(given, { minLength: given.length }), (shuffled) => {
        expect(target(shuffled)).toEqual([1, 1, 4]);
        expect(baselines(shuffled)).toEqual([
          [2017, 0],
          [1, 4],
        ]);
      }),
    );
  });
});
