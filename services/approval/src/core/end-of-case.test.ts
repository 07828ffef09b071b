import { expect, test } from 'vitest';
import { accepted, on } from '../../test/given-case.ts';
import { reopenCase } from './reopen-case.ts';
import { withdrawCase } from './withdraw-case.ts';

const reopening = { at: on(9), approver: 'chief', reason: '复议', document: 'FY-1' };

test('an open case can be withdrawn, once', () => {
  const withdrawal = { at: on(5), reason: '不办了' };
  expect(withdrawCase(accepted(), withdrawal)).toMatchObject({
    state: { status: 'withdrawn', endedAt: on(5), reason: '不办了' },
    events: [{ type: 'case.withdrawn.v1', time: on(5), data: { reason: '不办了' } }],
  });
  expect(withdrawCase({ ...accepted(), status: 'withdrawn' }, withdrawal)).toEqual({
    refusal: 'wrong_status',
  });
});

test('a decided case is open again after its re-opening, without end and reason', () => {
  const before = accepted();
  const decided = { ...before, status: 'denied', endedAt: on(5), reason: 'no' } as const;
  const { at, ...data } = reopening;
  expect(reopenCase(decided, reopening)).toEqual({
    state: before,
    events: [{ type: 'case.reopened.v1', time: at, data }],
  });
});

test('neither an open nor a withdrawn case is re-opened', () => {
  expect(reopenCase(accepted(), reopening)).toEqual({ refusal: 'wrong_status' });
  expect(reopenCase({ ...accepted(), status: 'withdrawn' }, reopening)).toEqual({ refusal: 'wrong_status' });
});
