import { describe, expect, test } from 'vitest';
import { accepted, history, judged, type Told } from '../../../test/judged-case.ts';
import { suspensionFacts } from './case-suspensions.ts';

const started = (at: string, id: string, more = {}) =>
  [
    'suspension.started',
    at,
    {
      suspensionId: id,
      scope: 'case',
      reason: 'expert_review',
      stops: ['statutory', 'promised'],
      plannedDays: 5,
      ...more,
    },
  ] as const;
const ended = (at: string, id: string) => ['suspension.ended', at, { suspensionId: id }] as const;
const extended = (at: string, days: number) =>
  [
    'extension.granted',
    at,
    { extensionId: at, kind: 'A', days, clocks: ['promised'], reason: 'r', approver: 'x' },
  ] as const;

const facts = (...events: readonly Told[]) => suspensionFacts(judged(history(...events)));

describe('suspensions', () => {
  test('E6: of ten days three are left when the review starts, which is more than a fifth', () => {
    expect(facts(accepted('09-14'), started('09-22 15:00', 'q'), ended('10-09 09:30', 'q'))).toEqual({
      'suspensions.reason': ['expert_review'],
      'suspensions.stage': [''],
      'suspensions.started_date': ['2026-09-22'],
      'suspensions.is_late': [0],
      'suspensions.is_counted_late': [1],
      'suspensions.is_unfounded': [1],
    });
  });

  test('a suspension is late once at most a fifth of the promise, rounded up, is left', () => {
    // 7 promised days: two are left on the fifth.
    const item = { promised: { n: 7, unit: 'WD' } };
    expect(facts(accepted('11-02', item), started('11-06', 'q'))).toMatchObject({
      'suspensions.is_late': [0],
    });
    expect(facts(accepted('11-02', item), started('11-09', 'q'))).toMatchObject({
      'suspensions.is_late': [1],
    });
  });

  test('days that an earlier suspension removed are still left', () => {
    const late = facts(
      accepted('11-02'),
      started('11-04', 'q1'),
      ended('11-12', 'q1'),
      started('11-16', 'q2'),
    );
    expect(late).toMatchObject({ 'suspensions.is_late': [0, 0] });
    expect(facts(accepted('11-02'), started('11-16', 'q2'))).toMatchObject({ 'suspensions.is_late': [1] });
  });

  test('an extension adds to what is left if it was granted before the suspension, and not to the fifth', () => {
    const days = [accepted('11-02'), started('11-13', 'q')] as const;
    expect(facts(...days)).toMatchObject({ 'suspensions.is_late': [1] });
    expect(facts(...days, extended('11-12', 2))).toMatchObject({ 'suspensions.is_late': [0] });
    expect(facts(...days, extended('11-12', 1))).toMatchObject({ 'suspensions.is_late': [1] });
    expect(facts(...days, extended('11-16', 2))).toMatchObject({ 'suspensions.is_late': [1] });
  });

  test('natural days count alike; hours, no promise and no acceptance leave lateness open', () => {
    const counted = (item: Readonly<Record<string, unknown>>) =>
      facts(accepted('11-02', item), started('11-09', 'q'));
    const none = { 'suspensions.is_late': [0], 'suspensions.is_counted_late': [0] };
    expect(counted({ promised: { n: 8, unit: 'ND' } })).toMatchObject({
      'suspensions.is_late': [1],
      'suspensions.is_counted_late': [1],
    });
    expect(counted({ promised: { n: 8, unit: 'WH' } })).toMatchObject(none);
    expect(counted({ promised: undefined, statutory: { n: 8, unit: 'WD' } })).toMatchObject(none);
    expect(facts(started('11-09', 'q'))).toMatchObject(none);
  });

  test('a notice or a basis is a ground, blank ones are not', () => {
    const unfounded = (more: Readonly<Record<string, unknown>>) =>
      facts(accepted('11-02'), started('11-03', 'q', more))['suspensions.is_unfounded'];
    expect(unfounded({ notice: 'n1' })).toEqual([0]);
    expect(unfounded({ basis: '行政许可法第四十五条' })).toEqual([0]);
    expect(unfounded({ notice: ' ', basis: '' })).toEqual([1]);
  });

  test('an end before its start, as foreign data has it, takes nothing from the days left', () => {
    const bad = [started('11-04', 'q1'), ended('11-03', 'q1')] as const;
    expect(facts(accepted('11-02'), ...bad, started('11-13', 'q2'))).toMatchObject({
      'suspensions.is_late': [0, 1],
    });
  });

  test('the stage of a suspension is named', () => {
    const of = { scope: 'stage', stage: 's1' };
    expect(facts(accepted('11-02'), started('11-03', 'q', of))).toMatchObject({
      'suspensions.stage': ['s1'],
    });
  });
});
