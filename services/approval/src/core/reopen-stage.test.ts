import { describe, expect, test } from 'vitest';
import {
  accepted,
  approver,
  completed,
  days,
  officer,
  on,
  saidBy,
  stage,
  stateOf,
} from '../../test/given-case.ts';
import type { Case } from './case.ts';
import { judgeStage } from './judge-stage.ts';
import { reopenStage, type ReopenStage } from './reopen-stage.ts';
import { startSuspension } from './start-suspension.ts';

const term = { n: 3, unit: 'WD' } as const;
const stages = [stage('a', [], { term }), stage('b', ['a']), stage('c', ['b']), stage('d')];
const rework = (before: Case, over: Partial<ReopenStage> = {}) =>
  reopenStage(before, {
    at: on(5),
    actor: officer('org-a'),
    stage: 'a',
    reason: '材料有误',
    cascade: false,
    ...over,
  });

describe('rework of a stage', () => {
  const before = completed(accepted({ stages }), ['a', 'b']);

  test('is its next attempt; what came after it stays as it is', () => {
    expect(rework(before)).toMatchObject({
      state: {
        runs: { a: { attempt: 2, startedAt: on(5) }, b: { completedAt: on(3) }, c: { attempt: 1 } },
        pastRuns: [{ stage: 'a', attempt: 1, completedAt: on(3) }],
      },
      events: [
        {
          type: 'stage.reopened.v1',
          data: { stage: 'a', attempt: 2, term, reason: '材料有误', officer: 'officer-org-a' },
        },
      ],
    });
    expect(saidBy(rework(before))).toHaveLength(1);
  });

  test('starts nothing twice when it passes', () => {
    const again = completed(stateOf(rework(before)), ['a'], on(6));
    expect(again.runs['b']).toMatchObject({ attempt: 1 });
    expect(again.pastRuns).toHaveLength(1);
  });

  test('in cascade takes back what was started on its result, which starts anew when it passes', () => {
    const suspended = startSuspension(before, {
      at: on(4),
      actor: approver,
      suspensionId: 's',
      scope: 'stage',
      stage: 'c',
      reason: 'testing',
      notice: 'TZ-1',
      plannedDays: 5,
    });
    const cascade = rework(stateOf(suspended), { cascade: true });
    expect(saidBy(cascade)).toEqual(['suspension.ended.v1', 'stage.completed.v1 c', 'stage.reopened.v1 a']);
    expect(cascade).toMatchObject({ events: [{}, { data: { outcome: 'superseded' } }, {}] });
    const state = stateOf(cascade);
    expect(Object.keys(state.runs).toSorted()).toEqual(['a', 'd']);
    const again = completed(state, ['a', 'b'], on(6));
    expect(again.runs).toMatchObject({ a: { attempt: 2 }, b: { attempt: 2 }, c: { attempt: 2 } });
  });

  test('is asked for by its organisation or an approver, of a stage that is completed, in an open case', () => {
    expect(rework(before, { actor: officer('org-b') })).toEqual({ refusal: 'org_denied' });
    expect(saidBy(rework(before, { actor: approver }))).toHaveLength(1);
    expect(rework(before, { stage: 'c', actor: approver })).toEqual({ refusal: 'stage_not_completed' });
    expect(rework(accepted({ stages }))).toEqual({ refusal: 'stage_not_completed' });
    expect(rework(before, { stage: 'x' })).toEqual({ refusal: 'stage_unknown' });
    expect(rework({ ...before, status: 'granted' })).toEqual({ refusal: 'wrong_status' });
  });
});

test('elapsed days add up over the attempts, and the term is one', () => {
  const first = completed(accepted({ stages }), ['a'], on(4));
  expect(judgeStage(first, 'a', days, on(10))).toMatchObject({
    due: '2026-11-05',
    elapsedDays: 2,
    onTime: true,
  });
  const second = stateOf(rework(first, { at: on(9) }));
  expect(judgeStage(second, 'a', days, on(11))).toMatchObject({
    due: '2026-11-10',
    elapsedDays: 4,
    remaining: -1,
    onTime: null,
  });
  expect(judgeStage(completed(second, ['a'], on(10)), 'a', days, on(20))).toMatchObject({
    elapsedDays: 3,
    onTime: true,
  });
});

test('a stage without a term is only counted; one that waits has no clock, nor has any without a calendar', () => {
  const before = accepted({ stages });
  expect(judgeStage(before, 'd', days, on(4))).toMatchObject({
    due: null,
    remaining: null,
    elapsedDays: 2,
    onTime: null,
  });
  expect(judgeStage(before, 'b', days, on(4))).toBeUndefined();
  expect(judgeStage(before, 'a', { ...days, calendar: undefined }, on(4))).toBeUndefined();
});

test('the clock of a stage under way stops with its case', () => {
  const ended: Case = { ...accepted({ stages }), status: 'withdrawn', endedAt: on(3) };
  expect(judgeStage(ended, 'a', days, on(20))).toMatchObject({ elapsedDays: 1 });
});
