import { describe, expect, test } from 'vitest';
import { at, stateOf } from '../../test/given-filing.ts';
import { isBlocked } from './credit.ts';
import { recordBreach } from './record-breach.ts';
import { restoreCredit } from './restore-credit.ts';

const breach = {
  at: at(0),
  applicantRef: 'ref',
  creditId: 'credit-1',
  caseId: 'case-1',
  commitmentId: 'case-1-commitment',
};
const restoration = {
  at: at(9),
  caseId: 'case-1',
  creditId: 'credit-1',
  reason: '已补交材料',
  approver: 'chief',
};
const recorded = stateOf(recordBreach(undefined, breach));

test('a broken promise goes on the record once, however often it is said', () => {
  expect(recordBreach(undefined, breach)).toMatchObject({
    events: [{ type: 'credit.recorded.v1', time: at(0), data: { creditId: 'credit-1', caseId: 'case-1' } }],
  });
  const again = recordBreach(recorded, { ...breach, creditId: 'credit-2' });
  expect(again).toEqual({ state: recorded, events: [] });
});

test('a case that was not filed here is on nobody’s record', () => {
  expect(recordBreach(undefined, { ...breach, applicantRef: undefined })).toEqual({
    refusal: 'case_unknown',
  });
});

describe('the next promise', () => {
  test('is blocked until every broken one was restored', () => {
    const other = { ...breach, creditId: 'credit-2', commitmentId: 'case-1-tolerance' };
    const two = stateOf(recordBreach(recorded, other));
    const one = stateOf(restoreCredit(two, restoration));
    const none = stateOf(restoreCredit(one, { ...restoration, creditId: 'credit-2' }));
    expect([undefined, recorded, two, one, none].map(isBlocked)).toEqual([false, true, true, true, false]);
  });
});

test('a restoration names who approved it and why, and the entry stays readable', () => {
  const { reason, approver } = restoration;
  expect(restoreCredit(recorded, restoration)).toEqual({
    state: {
      applicantRef: 'ref',
      breaches: [{ ...recorded.breaches[0], restored: { at: at(9), reason, approver } }],
    },
    events: [{ type: 'credit.restored.v1', time: at(9), data: { creditId: 'credit-1', reason, approver } }],
  });
});

test.each([
  ['of nobody', undefined, {}, 'credit_unknown'],
  ['of another case', recorded, { caseId: 'case-2' }, 'credit_unknown'],
  ['without a reason', recorded, { reason: '' }, 'reason_missing'],
  ['twice', stateOf(restoreCredit(recorded, restoration)), {}, 'credit_restored'],
] as const)('a restoration %s is refused', (_, before, over, refusal) => {
  expect(restoreCredit(before, { ...restoration, ...over })).toEqual({ refusal });
});
