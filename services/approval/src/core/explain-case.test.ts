import { describe, expect, test } from 'vitest';
import { accepted, days, on, stage } from '../../test/given-case.ts';
import type { Case, Suspension } from './case.ts';
import { caseAsOf } from './case-as-of.ts';
import { explainCase } from './explain-case.ts';

const reviewed = (over: Partial<Suspension>): Suspension => ({
  suspensionId: 's',
  scope: 'case',
  reason: 'expert_review',
  stops: ['statutory', 'promised'],
  plannedDays: 10,
  startedAt: on(3),
  ...over,
});
const clockOf = (state: Case, asOf: string, name: string, code?: string) =>
  explainCase(caseAsOf(state, asOf), days, asOf).find(
    ({ clock, stage: of }) => clock === name && of === code,
  );

describe('E6: accepted 14 Sep, ten working days, expert review 22 Sep to 9 Oct', () => {
  const e6: Case = {
    ...accepted({ promised: { unit: 'WD', n: 10 } }),
    acceptedAt: '2026-09-14T02:00:00.000Z',
    day0: '2026-09-14',
    suspensions: [reviewed({ startedAt: '2026-09-22T07:00:00.000Z', endedAt: '2026-10-09T01:30:00.000Z' })],
  };

  test('is due on 13 Oct with seven working days removed, each named', () => {
    const clock = clockOf(e6, '2026-10-12T02:00:00.000Z', 'promised');
    expect(clock).toMatchObject({ due: '2026-10-13', removedDays: 7, elapsedDays: 9, remaining: 1 });
    const suspended = clock?.days.filter(({ suspendedBy }) => suspendedBy !== undefined);
    expect(suspended?.map(({ date }) => date)).toEqual([
      '2026-09-23',
      '2026-09-24',
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
    ]);
    expect(clock?.days.find(({ date }) => date === '2026-09-20')).toMatchObject({
      kind: 'makeup',
      counted: true,
    });
    expect(clock?.days.find(({ date }) => date === '2026-10-01')).toMatchObject({
      kind: 'holiday',
      counted: false,
    });
    expect(clock?.days.at(-1)).toMatchObject({ date: '2026-10-13', n: 10 });
  });

  test('seen on 25 Sep, when its end was unknown, has no due date and three days left', () => {
    expect(clockOf(e6, '2026-09-25T02:00:00.000Z', 'promised')).toMatchObject({ due: null, remaining: 3 });
  });
});

describe('E12: three parallel stages, an expert review of one of them', () => {
  const stages = [stage('a'), stage('b', [], { term: { unit: 'WD', n: 7 } }), stage('c')];
  const run = (completedAt: string) => ({ attempt: 1, startedAt: on(2), completedAt });
  const e12: Case = {
    ...accepted({ stages, promised: { unit: 'WD', n: 20 } }),
    runs: { a: run(on(5)), b: run(on(13)), c: run(on(9)) },
    suspensions: [reviewed({ scope: 'stage', stage: 'b', startedAt: on(4), endedAt: on(10) })],
  };

  test('elapse by themselves; only the day on which all stood still leaves the case clock, by stage and reason', () => {
    const asOf = on(13);
    expect(clockOf(e12, asOf, 'stage', 'a')).toMatchObject({ elapsedDays: 3, due: null, remaining: null });
    expect(clockOf(e12, asOf, 'stage', 'b')).toMatchObject({ elapsedDays: 5, due: '2026-11-17' });
    expect(clockOf(e12, asOf, 'stage', 'c')).toMatchObject({ elapsedDays: 5 });
    const clock = clockOf(e12, asOf, 'promised');
    expect(clock).toMatchObject({ elapsedDays: 8, removedDays: 1 });
    expect(clock?.days.filter(({ suspendedBy }) => suspendedBy !== undefined)).toMatchObject([
      { date: '2026-11-10', suspendedBy: ['b expert_review'] },
    ]);
  });
});

test('a granted case has ten working days for its delivery', () => {
  const granted: Case = { ...accepted(), status: 'granted', endedAt: '2026-09-24T02:00:00.000Z' };
  expect(clockOf(granted, '2026-09-25T02:00:00.000Z', 'delivery')).toMatchObject({ due: '2026-10-15' });
});
