import { describe, expect, test } from 'vitest';
import { acceptance, approver, days, item, officer, on, stateOf } from '../../test/given-case.ts';
import { awaitedOf } from './awaited-materials.ts';
import type { Case } from './case.ts';
import { commitmentWakes } from './commitment-wakes.ts';
import type { Days } from './judge-case.ts';
import { openCase } from './open-case.ts';
import { settleCommitment } from './settle-commitment.ts';

const accepted = { ...acceptance(item()), tolerance: true, lateMaterials: ['seal'] };
const opened = (over: Partial<Case> = {}, data = accepted): Case => ({
  ...stateOf(openCase(undefined, { caseId: 'case-1', region: '320281', at: on(2), data })),
  ...over,
});

/** What time brings about by an instant (ISO). */
function elapsed(before: Case, until: string, around: Days = days) {
  const said: unknown[] = [];
  let state = before;
  for (;;) {
    const [wake] = commitmentWakes(state, around).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
    if (wake === undefined || wake.at > until) return { state, said };
    const happened = wake.happen(state);
    said.push(...happened.events.map(({ type, time }) => [type, time]));
    state = happened.state;
  }
}

const due = { commitmentId: 'case-1-tolerance', kind: 'tolerance', materials: ['seal'], due: '2026-11-16' };
const open = elapsed(opened(), on(2)).state;

describe('what a case was accepted without', () => {
  test('is said at acceptance, due ten working days later', () => {
    expect(open.commitments).toEqual([{ ...due, status: 'due' }]);
    expect(elapsed(opened(), on(2)).said).toEqual([['commitment.due.v1', on(2)]]);
    expect(elapsed(open, on(2)).said).toEqual([]);
  });

  test.each([
    ['a promise, sixty working days by default', {}, { tolerance: false, committed: true }, '2027-01-25'],
    ['the item’s own days', { toleranceDays: 3 }, {}, '2026-11-05'],
    ['day 0 in the past, when acceptance was deemed', {}, { day0: '2026-10-26' }, '2026-11-09'],
  ])('is due by %s', (_, policies, over, expected) => {
    const data = { ...accepted, item: item({ policies }), ...over };
    const [commitment] = elapsed(opened({}, data), on(2)).state.commitments;
    expect(commitment?.due).toBe(expected);
  });

  test('warns on the last working day before, and is broken at 00:00 of the day after', () => {
    const { state, said } = elapsed(open, '2026-12-31T00:00:00.000Z');
    expect(said).toEqual([
      ['light.raised.v1', '2026-11-12T16:00:00.000Z'],
      ['commitment.broken.v1', '2026-11-16T16:00:00.000Z'],
    ]);
    expect(state.commitments).toMatchObject([{ status: 'broken' }]);
    expect(state.lights).toMatchObject([{ clock: 'tolerance', level: 'warn', due: '2026-11-16' }]);
  });

  test.each(['granted', 'granted_tolerance'] as const)('is followed when the case was %s', (status) => {
    expect(elapsed({ ...open, status }, '2026-12-31T00:00:00.000Z').said).toHaveLength(2);
  });

  test.each(['denied', 'withdrawn'] as const)('is forgotten when the case was %s', (status) => {
    expect(elapsed({ ...open, status }, '2026-12-31T00:00:00.000Z').said).toEqual([]);
  });

  test('is not broken by a day that passed while the case was denied; one still to come is', () => {
    const reopened = (at: string) =>
      elapsed({ ...open, reopenedAt: at }, '2026-12-31T00:00:00.000Z').state.commitments;
    expect(reopened('2026-12-01T01:00:00.000Z')).toEqual([{ ...due, status: 'due' }]);
    expect(reopened(on(12))).toEqual([{ ...due, status: 'broken' }]);
  });

  test('is neither said nor broken without a calendar, nor broken by dates it does not know', () => {
    expect(elapsed(opened(), '2026-12-31T00:00:00.000Z', { ...days, calendar: undefined }).said).toEqual([]);
    const promised = opened({}, { ...accepted, tolerance: false, committed: true });
    expect(elapsed(promised, '2027-12-31T00:00:00.000Z').said).toEqual([['commitment.due.v1', on(2)]]);
  });

  test('is said again when a calendar moves it', () => {
    const { state, said } = elapsed({ ...open, commitments: [{ ...open.commitments[0], ...moved }] }, on(2));
    expect(said).toEqual([['commitment.due.v1', undefined]]);
    expect(state.commitments).toEqual([{ ...due, status: 'due' }]);
  });
});
const moved = { ...due, kind: 'tolerance', due: '2026-11-13', status: 'due' } as const;

test('the filing names the materials where the acceptance does not', () => {
  const { lateMaterials: _, ...bare } = accepted;
  const submission = {
    itemCode: 'permit',
    itemVersion: 1,
    org: 'hall',
    channel: 'portal',
    filedBy: 'applicant',
    applicantKind: 'person',
    applicantRef: 'ref',
    integratedWindow: false,
    materials: [
      { code: 'seal', source: 'late' },
      { code: 'charter', source: 'upload' },
    ],
  } as const;
  const filed = { ...submission, materials: [...submission.materials] };
  expect(awaitedOf(bare, filed)).toEqual([{ kind: 'tolerance', materials: ['seal'] }]);
  expect(awaitedOf({ ...bare, tolerance: false }, filed)).toEqual([]);
});

describe('an officer', () => {
  const command = {
    at: on(9),
    actor: officer('hall'),
    commitmentId: 'case-1-tolerance',
    status: 'kept',
  } as const;
  const kept = stateOf(settleCommitment(open, command));

  test('confirms that the papers came: nothing more falls due', () => {
    const { commitmentId, kind, materials } = due;
    expect(settleCommitment(open, command)).toMatchObject({
      events: [
        {
          type: 'commitment.kept.v1',
          time: on(9),
          data: { commitmentId, kind, materials, due: '2026-11-16' },
        },
      ],
    });
    expect(kept).toMatchObject({ commitments: [{ status: 'kept' }], officers: ['officer-hall'] });
    expect(elapsed(kept, '2026-12-31T00:00:00.000Z').said).toEqual([]);
  });

  test('finds a promise broken before its time, with the reason', () => {
    expect(settleCommitment(open, { ...command, status: 'broken', reason: '现场核查不符' })).toMatchObject({
      state: { commitments: [{ status: 'broken' }] },
      events: [{ type: 'commitment.broken.v1', data: { reason: '现场核查不符' } }],
    });
  });

  test.each([
    ['without a reason', open, { status: 'broken' }, 'reason_missing'],
    ['that was never given', open, { commitmentId: 'other' }, 'commitment_unknown'],
    ['that is settled', kept, {}, 'commitment_settled'],
    ['of another organisation', open, { actor: officer('other') }, 'org_denied'],
    ['of a denied case', { ...open, status: 'denied' }, { actor: approver }, 'wrong_status'],
  ] as const)('is refused for one %s', (_, before, over, refusal) => {
    expect(settleCommitment(before, { ...command, ...over })).toEqual({ refusal });
  });
});
