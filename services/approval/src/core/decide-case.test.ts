import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { describe, expect, test } from 'vitest';
import { accepted, approver, completed, officer, on, saidBy, stage, stateOf } from '../../test/given-case.ts';
import type { Case, Item } from './case.ts';
import { decideCase, type DecideCase } from './decide-case.ts';
import { endSuspension } from './end-suspension.ts';
import { reopenCase } from './reopen-case.ts';
import { startSuspension } from './start-suspension.ts';
import type { SuspensionReason } from './suspension-reasons.ts';

const days = { calendar: calendarCn, zone: 'Asia/Shanghai' };
const decide = (before: Case, over: Partial<DecideCase> = {}) =>
  decideCase(before, { at: on(9), actor: officer('hall'), outcome: 'granted', days, ...over });

const workdays = (n: number): NonNullable<Item['promised']> => ({ n, unit: 'WD' });
const suspended = (before: Case, reason: SuspensionReason, from: number, to?: number): Case => {
  const started = startSuspension(before, {
    at: on(from),
    suspensionId: reason,
    scope: 'case',
    reason,
    plannedDays: 10,
  });
  return to === undefined
    ? stateOf(started)
    : stateOf(endSuspension(stateOf(started), { at: on(to), suspensionId: reason }));
};

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

  test('a denial needs its reason and is issued as a document', () => {
    expect(decide(accepted(), { outcome: 'denied' })).toEqual({ refusal: 'reason_missing' });
    expect(decide(accepted(), { outcome: 'denied', reason: '材料虚假' })).toMatchObject({
      state: { status: 'denied', reason: '材料虚假' },
      events: [
        { type: 'case.decided.v1', data: { outcome: 'denied', reason: '材料虚假' } },
        { type: 'document.issued.v1', data: { kind: 'denial', number: 'BY-case-1-01' } },
      ],
    });
  });
});

describe('the verdict', () => {
  const judged = (before: Case, over: Partial<DecideCase> = {}) => {
    const decision = decide(before, over);
    if ('refusal' in decision) throw new Error(decision.refusal);
    const [event] = decision.events;
    return event?.type === 'case.decided.v1' ? event.data : undefined;
  };

  test('is given for each clock by the local date of the decision (E1, E13)', () => {
    const before = accepted({ statutory: workdays(20), promised: workdays(5) });
    expect(judged(before, { at: on(9, '15:30') })).toMatchObject({
      calendar: `cn@${calendarCn.version}`,
      judgement: {
        statutory: { due: '2026-11-30', elapsedDays: 5, onTime: true },
        promised: { due: '2026-11-09', elapsedDays: 5, onTime: true },
      },
    });
    expect(judged(before, { at: on(9, '16:30') })?.judgement?.promised).toMatchObject({ onTime: false });
  });

  test('counts for each clock the suspensions that stop it', () => {
    const terms = { statutory: workdays(20), promised: workdays(10) };
    const before = accepted({ ...terms, policies: { localSuspensions: ['publicity'] } });
    const judgement = judged(suspended(before, 'publicity', 4, 9), { at: on(10) })?.judgement;
    expect(judgement?.statutory).toEqual({ due: '2026-11-30', elapsedDays: 6, onTime: true });
    expect(judgement?.promised).toEqual({ due: '2026-11-19', elapsedDays: 3, onTime: true });
  });

  test('is left out for hours and fractions of days, and entirely without a published calendar', () => {
    const terms: Partial<Item> = { statutory: { n: 4, unit: 'WH' }, promised: { unit: 'IMMEDIATE' } };
    expect(Object.keys(judged(accepted(terms))?.judgement ?? {})).toEqual(['promised']);
    expect(judged(accepted({ promised: { n: 1.5, unit: 'WD' } }))?.judgement).toBeUndefined();
    const unknown = judged(accepted(terms), { days: { ...days, calendar: undefined } });
    expect(unknown?.judgement).toBeUndefined();
    expect(unknown?.calendar).toBe('cn@0');
  });
});
