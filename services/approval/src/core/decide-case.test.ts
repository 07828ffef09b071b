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
  suspended,
} from '../../test/given-case.ts';
import type { Case, Commitment } from './case.ts';
import { completeStage } from './complete-stage.ts';
import { decideCase, type DecideCase } from './decide-case.ts';
import { reopenCase } from './reopen-case.ts';
import { reopenStage } from './reopen-stage.ts';

const decide = (before: Case, over: Partial<DecideCase> = {}) =>
  decideCase(before, { at: on(9), actor: officer('hall'), outcome: 'granted', days, ...over });

describe('who may decide, and when', () => {
  test('the organisation of the item, or an approver', () => {
    expect(decide(accepted(), { actor: officer('ms') })).toEqual({ refusal: 'org_denied' });
    expect(saidBy(decide(accepted()))).toEqual(['case.decided.v1']);
    expect(saidBy(decide(accepted(), { actor: approver }))).toEqual(['case.decided.v1']);
  });

  test('an item without stages at once; others when every stage that nobody waits for is completed', () => {
    const stages = [stage('a'), stage('b'), stage('c', ['a', 'b'], { join: 'any' }), stage('d')];
    const before = completed(accepted({ stages }), ['a', 'c']);
    expect(decide(before)).toEqual({ refusal: 'stages_open' });
    expect(saidBy(decide(completed(before, ['d'])))).toEqual(['case.decided.v1']);
  });

  test('not while a suspension is open', () => {
    expect(decide(suspended(accepted(), 'hearing', 3))).toEqual({ refusal: 'suspension_open' });
    expect(saidBy(decide(suspended(accepted(), 'hearing', 3, 5)))).toEqual(['case.decided.v1']);
  });

  test('not twice, unless re-opened in between; the second denial is another document', () => {
    const denied = stateOf(decide(accepted(), { outcome: 'denied', reason: 'no' }));
    expect(decide(denied)).toEqual({ refusal: 'wrong_status' });
    const again = reopenCase(denied, { at: on(10), approver: 'chief', reason: 'error', document: 'D-1' });
    expect(decide(stateOf(again), { outcome: 'denied', reason: 'no' })).toMatchObject({
      events: [{}, { type: 'document.issued.v1', data: { kind: 'denial', number: 'BY-case-1-02' } }],
    });
  });

  test('an officer of the organisation that the case was handed to, not of the one that had it', () => {
    const moved = { ...accepted(), org: 'ms' };
    expect(decide(moved)).toEqual({ refusal: 'org_denied' });
    expect(decide(moved, { actor: officer('ms') })).toMatchObject({
      state: { decidedBy: 'officer-ms', officers: ['officer-ms'] },
    });
  });

  test('a denial says where it may be contested, in its own words or in those of the law', () => {
    const denied = { outcome: 'denied', reason: 'no' } as const;
    const remedy = expect.stringMatching(/60日内申请行政复议.*6个月内提起行政诉讼.*within 60 days.*6 months/);
    expect(decide(accepted(), denied)).toMatchObject({
      state: { remedy },
      events: [{ data: { remedy } }, {}],
    });
    expect(decide(accepted(), { ...denied, remedy: 'elsewhere' })).toMatchObject({
      events: [{ data: { remedy: 'elsewhere' } }, {}],
    });
  });

  test('a denial needs its reason and is issued as a document', () => {
    expect(decide(accepted(), { outcome: 'denied' })).toEqual({ refusal: 'reason_missing' });
    expect(decide(accepted(), { outcome: 'denied', reason: ' 　' })).toEqual({ refusal: 'reason_missing' });
    expect(decide(accepted(), { outcome: 'denied', reason: '材料虚假' })).toMatchObject({
      state: { status: 'denied', reason: '材料虚假' },
      events: [
        { type: 'case.decided.v1', data: { outcome: 'denied', reason: '材料虚假' } },
        { type: 'document.issued.v1', data: { kind: 'denial', number: 'BY-case-1-01' } },
      ],
    });
  });
});

describe('a stage that failed', () => {
  const stages = [stage('a'), stage('b', ['a'])];
  const fail = (before: Case, code: string): Case =>
    stateOf(completeStage(before, { at: on(3), actor: approver, stage: code, outcome: 'failed' }));

  test('allows a denial at once, and no grant', () => {
    const failed = fail(accepted({ stages }), 'a');
    expect(failed.runs['b']).toBeUndefined();
    expect(decide(failed)).toEqual({ refusal: 'stage_failed' });
    expect(saidBy(decide(failed, { outcome: 'denied', reason: 'no' }))[0]).toBe('case.decided.v1');
  });

  test('is no obstacle where another way through is enough', () => {
    const either = [stage('a'), stage('b'), stage('c', ['a', 'b'], { join: 'any' })];
    const before = completed(fail(accepted({ stages: either }), 'a'), ['b', 'c']);
    expect(saidBy(decide(before))).toEqual(['case.decided.v1']);
  });

  test('and was worked on again needs to pass before a grant, although those after it had passed', () => {
    const reworked = stateOf(
      reopenStage(completed(accepted({ stages }), ['a', 'b']), {
        at: on(4),
        actor: approver,
        stage: 'a',
        reason: 'r',
        cascade: false,
      }),
    );
    expect(decide(reworked)).toEqual({ refusal: 'stages_open' });
    expect(saidBy(decide(completed(reworked, ['a'], on(5))))).toEqual(['case.decided.v1']);
  });
});

describe('papers that may come late', () => {
  const commitment = (status: Commitment['status']): Case => ({
    ...accepted(),
    commitments: [{ commitmentId: 'c', kind: 'tolerance', materials: ['m'], due: '2026-11-16', status }],
  });

  test('make the grant one with tolerance while they are still to come, and only then', () => {
    expect(decide(commitment('due'))).toEqual({ refusal: 'tolerance_open' });
    expect(decide(commitment('due'), { outcome: 'granted_tolerance' })).toMatchObject({
      state: { status: 'granted_tolerance' },
      events: [{ data: { outcome: 'granted_tolerance' } }],
    });
    expect(decide(commitment('kept'), { outcome: 'granted_tolerance' })).toEqual({
      refusal: 'tolerance_missing',
    });
    expect(saidBy(decide(commitment('kept')))).toEqual(['case.decided.v1']);
  });

  test('count from the acceptance on, before anybody has said until when', () => {
    const before: Case = { ...accepted(), awaited: [{ kind: 'tolerance', materials: ['m'] }] };
    expect(decide(before)).toEqual({ refusal: 'tolerance_open' });
  });
});
