import { expect, test } from 'vitest';
import { accepted, days, on } from '../../test/given-case.ts';
import type { Case, StageRun, Suspension } from './case.ts';
import { judgeCase } from './judge-case.ts';
import { stoppedSpans } from './stopped-spans.ts';

const run = (from: number, to?: number): StageRun => ({
  attempt: 1,
  startedAt: on(from),
  ...(to === undefined ? {} : { completedAt: on(to) }),
});
const suspension = (stage: string, from: number, to?: number): Suspension => ({
  suspensionId: `${stage}-${from}`,
  scope: 'stage',
  stage,
  reason: 'expert_review',
  stops: ['statutory', 'promised'],
  plannedDays: 5,
  startedAt: on(from),
  ...(to === undefined ? {} : { endedAt: on(to) }),
});
const given = (runs: Case['runs'], suspensions: Suspension[]): Case => ({
  ...accepted({ promised: { n: 10, unit: 'WD' } }),
  runs,
  suspensions,
});

test('E12: a day leaves the case clock only when every active stage is suspended on it', () => {
  const parallel = given({ a: run(2, 5), b: run(2, 13), c: run(2, 9) }, [suspension('b', 4, 10)]);
  expect(stoppedSpans(parallel, 'promised')).toEqual([{ start: on(9), end: on(10) }]);
  const decided: Case = { ...parallel, status: 'granted', endedAt: on(13) };
  const { promised } = judgeCase(decided, days, on(13));
  expect(promised).toMatchObject({ elapsedDays: 8, removedDays: 1 });
});

test('an open suspension of the only active stage holds the due date back', () => {
  const waiting = given({ a: run(2, 5), b: run(2) }, [suspension('b', 4)]);
  const { promised } = judgeCase(waiting, days, on(20));
  expect(promised).toMatchObject({ due: null, remaining: 7, elapsedDays: 3 });
});

test('while no stage is active, nothing is suspended with one', () => {
  const between = given({ a: run(2, 4), b: run(9, 13) }, [suspension('a', 3, 4)]);
  expect(stoppedSpans(between, 'promised')).toEqual([{ start: on(3), end: on(4) }]);
});

test('suspensions of several stages count together where they overlap', () => {
  const both = given({ a: run(2), b: run(2) }, [suspension('a', 3, 10), suspension('b', 5, 12)]);
  expect(stoppedSpans(both, 'promised')).toEqual([{ start: on(5), end: on(10) }]);
});
