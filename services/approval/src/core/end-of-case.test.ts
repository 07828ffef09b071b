import { expect, test } from 'vitest';
import { accepted, officer, on, stateOf } from '../../test/given-case.ts';
import { reopenCase } from './reopen-case.ts';
import { revokeDecision } from './revoke-decision.ts';
import { transferCase } from './transfer-case.ts';
import { withdrawCase } from './withdraw-case.ts';

const reopening = { at: on(9), approver: 'chief', reason: '复议', document: 'FY-1' };

test('an open case can be withdrawn, once', () => {
  const withdrawal = { at: on(5), actor: officer('hall'), reason: '不办了' };
  expect(withdrawCase(accepted(), withdrawal)).toMatchObject({
    state: { status: 'withdrawn', endedAt: on(5), reason: '不办了' },
    events: [{ type: 'case.withdrawn.v1', time: on(5), data: { reason: '不办了' } }],
  });
  expect(withdrawCase({ ...accepted(), status: 'withdrawn' }, withdrawal)).toEqual({
    refusal: 'wrong_status',
  });
});

test('a decided case is open again after its re-opening, without end and reason', () => {
  const before = { ...accepted(), officers: ['chief'] };
  const { at, ...data } = reopening;
  const ended = { endedAt: on(5), reason: 'no', remedy: 'elsewhere', decidedBy: 'officer-hall' };
  const decided = { ...before, ...ended, status: 'denied', revoked: { ...data, at } } as const;
  expect(reopenCase(decided, reopening)).toEqual({
    state: { ...before, reopenedAt: at },
    events: [{ type: 'case.reopened.v1', time: at, data }],
  });
});

test('neither an open nor a withdrawn case is re-opened', () => {
  expect(reopenCase(accepted(), reopening)).toEqual({ refusal: 'wrong_status' });
  expect(reopenCase({ ...accepted(), status: 'withdrawn' }, reopening)).toEqual({ refusal: 'wrong_status' });
});

test('a decision is revoked by somebody else than who decided, once, and the case stays closed', () => {
  const before = accepted();
  const granted = { ...before, status: 'granted', endedAt: on(5), decidedBy: 'officer-hall' } as const;
  const { at, ...data } = reopening;
  const decision = revokeDecision(granted, reopening);
  expect(decision).toEqual({
    state: { ...granted, revoked: { ...data, at }, officers: ['chief'] },
    events: [{ type: 'case.decision_revoked.v1', time: at, data }],
  });
  expect(revokeDecision({ ...granted, decidedBy: 'chief' }, reopening)).toEqual({
    refusal: 'approver_involved',
  });
  expect(revokeDecision(stateOf(decision), reopening)).toEqual({ refusal: 'decision_revoked' });
  expect(revokeDecision(before, reopening)).toEqual({ refusal: 'wrong_status' });
});

test('an open case goes from who handles it now to another organisation that exists', () => {
  const transfer = { at: on(5), actor: officer('hall'), toOrg: 'ms', known: true, reason: '职责划转' };
  const moved = transferCase(accepted(), transfer);
  expect(moved).toMatchObject({
    state: { org: 'ms', officers: ['officer-hall'] },
    events: [{ type: 'case.transferred.v1', data: { fromOrg: 'hall', toOrg: 'ms', reason: '职责划转' } }],
  });
  expect(transferCase(stateOf(moved), { ...transfer, toOrg: 'nr' })).toEqual({ refusal: 'org_denied' });
  expect(transferCase(stateOf(moved), { ...transfer, actor: officer('ms'), toOrg: 'nr' })).toMatchObject({
    events: [{ data: { fromOrg: 'ms', toOrg: 'nr' } }],
  });
  expect(transferCase(accepted(), { ...transfer, known: false })).toEqual({ refusal: 'org_unknown' });
  expect(transferCase(accepted(), { ...transfer, toOrg: 'hall' })).toEqual({ refusal: 'org_same' });
});
