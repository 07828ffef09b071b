import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { describe, expect, test } from 'vitest';
import { accepted, days, officer, on, suspended } from '../../test/given-case.ts';
import type { Case, Item } from './case.ts';
import { decideCase, type DecideCase } from './decide-case.ts';

const workdays = (n: number): NonNullable<Item['promised']> => ({ n, unit: 'WD' });

describe('the verdict', () => {
  const judged = (before: Case, over: Partial<DecideCase> = {}) => {
    const decision = decideCase(before, {
      at: on(9),
      actor: officer('hall'),
      outcome: 'granted',
      days,
      ...over,
    });
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

  test('of a term in hours is an instant; the minutes worked are those of the office (E8, E11)', () => {
    const terms: Partial<Item> = { statutory: { n: 4, unit: 'WH' }, promised: { unit: 'IMMEDIATE' } };
    expect(judged(accepted(terms), { at: on(2, '02:35') })?.judgement).toEqual({
      statutory: { due: '2026-11-02T07:30:00.000Z', elapsedDays: 0, onTime: true },
      promised: { due: '2026-11-02', elapsedDays: 0, onTime: true },
      workingMinutes: 35,
    });
    const stopped = suspended(accepted(terms), 'hearing', 3, 4);
    expect(judged(stopped, { at: on(4, '02:30') })?.judgement?.workingMinutes).toBe(390 + 30);
  });

  test('counts what was granted on top, from a day 0 that may lie before the acceptance', () => {
    const extension = { extensionId: 'x', kind: 'A', days: 3, reason: 'r', approver: 'chief' } as const;
    const before: Case = {
      ...accepted({ statutory: workdays(5), promised: workdays(5) }),
      day0: '2026-10-30',
      extensions: [{ ...extension, clocks: ['statutory'], approvedAt: on(5) }],
    };
    expect(judged(before, { at: on(10) })?.judgement).toMatchObject({
      statutory: { due: '2026-11-11', elapsedDays: 7, onTime: true },
      promised: { due: '2026-11-06', onTime: false },
    });
  });

  test('is left out for fractions of days, and entirely without a published calendar', () => {
    const terms: Partial<Item> = { statutory: workdays(20), promised: { n: 1.5, unit: 'WD' } };
    expect(Object.keys(judged(accepted(terms))?.judgement ?? {})).toEqual(['statutory', 'workingMinutes']);
    const unknown = judged(accepted(terms), { days: { ...days, calendar: undefined } });
    expect(unknown?.judgement).toBeUndefined();
    expect(unknown?.calendar).toBe('cn@0');
  });
});
