import { describe, expect, test } from 'vitest';
import { accepted, approver, completed, officer, on, saidBy, stage, stateOf } from '../../test/given-case.ts';
import type { Case } from './case.ts';
import { completeStage } from './complete-stage.ts';
import { startSuspension } from './start-suspension.ts';

const complete = (before: Case, code: string, actor = officer(`org-${code}`)) =>
  completeStage(before, { at: on(4), actor, stage: code, outcome: 'passed' });

describe('a stage with three parallel predecessors starts', () => {
  const parallel = [stage('a'), stage('b'), stage('c')];
  const joined = (join: 'all' | 'any' | 'quorum', quorum?: number): Case =>
    accepted({
      stages: [
        ...parallel,
        stage('z', ['a', 'b', 'c'], { join, ...(quorum === undefined ? {} : { quorum }) }),
      ],
    });

  test('all: with the last of them', () => {
    const before = completed(joined('all'), ['c', 'a']);
    expect(before.runs['z']).toBeUndefined();
    expect(saidBy(complete(before, 'b'))).toEqual(['stage.completed.v1 b', 'stage.started.v1 z']);
  });

  test('any: with the first, and only once', () => {
    const first = complete(joined('any'), 'b');
    expect(saidBy(first)).toEqual(['stage.completed.v1 b', 'stage.started.v1 z']);
    expect(saidBy(complete(stateOf(first), 'a'))).toEqual(['stage.completed.v1 a']);
  });

  test('quorum: with the one that makes the number full', () => {
    const before = completed(joined('quorum', 2), ['a']);
    expect(before.runs['z']).toBeUndefined();
    expect(saidBy(complete(before, 'c'))).toEqual(['stage.completed.v1 c', 'stage.started.v1 z']);
  });

  test('quorum without a number: with all', () => {
    const before = completed(joined('quorum'), ['a', 'b']);
    expect(before.runs['z']).toBeUndefined();
    expect(saidBy(complete(before, 'c'))).toEqual(['stage.completed.v1 c', 'stage.started.v1 z']);
  });
});

describe('a stage is completed', () => {
  const before = accepted({ stages: [stage('a', [], { term: { n: 3, unit: 'WD' } }), stage('b', ['a'])] });

  test('with its outcome, its term and the officer who did it', () => {
    const data = {
      stage: 'a',
      name: 'a',
      org: 'org-a',
      attempt: 1,
      outcome: 'passed',
      officer: 'officer-org-a',
      term: { n: 3, unit: 'WD' },
    };
    const decision = complete(before, 'a');
    expect(decision).toMatchObject({ events: [{ type: 'stage.completed.v1', time: on(4), data }, {}] });
  });

  test('by its own organisation or an approver alone', () => {
    expect(complete(before, 'a', officer('org-b'))).toEqual({ refusal: 'org_denied' });
    expect(saidBy(complete(before, 'a', approver))).toContain('stage.completed.v1 a');
  });

  test('once, and not before it started', () => {
    expect(complete(before, 'b')).toEqual({ refusal: 'stage_not_active' });
    expect(complete(completed(before, ['a']), 'a')).toEqual({ refusal: 'stage_not_active' });
  });

  test('only if the item has it', () => {
    expect(complete(before, 'x')).toEqual({ refusal: 'stage_unknown' });
  });

  test('not while it is suspended itself', () => {
    const suspended = stateOf(
      startSuspension(before, {
        at: on(3),
        actor: approver,
        suspensionId: 's',
        scope: 'stage',
        stage: 'a',
        reason: 'testing',
        plannedDays: 5,
      }),
    );
    expect(complete(suspended, 'a')).toEqual({ refusal: 'suspension_open' });
  });

  test('not once the case has ended', () => {
    expect(complete({ ...before, status: 'withdrawn' }, 'a')).toEqual({ refusal: 'wrong_status' });
  });
});
