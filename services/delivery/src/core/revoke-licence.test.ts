import { expect, test } from 'vitest';
import { at, dispatched, on, requested, saidBy, stateOf, world } from '../../test/given-case.ts';
import type { Case } from './case.ts';
import { dispatchDelivery } from './dispatch-delivery.ts';
import { proposeRevocation, settleRevocation } from './revoke-licence.ts';

const number = 'permit-case-1-01';
const propose = (state: Case, over: object = {}) =>
  proposeRevocation(state, {
    at,
    number,
    category: 'cancelled',
    reason: '持证人申请注销',
    proposer: 'officer-hc',
    ...over,
  });
const settle = (state: Case, over: object = {}) =>
  settleRevocation(state, { at: on(10), number, approver: 'chief', approved: true, reason: '', ...over });
const proposed = stateOf(propose(requested('courier')));

test('two persons revoke a licence: what waits of it is cancelled, its clock ends', () => {
  expect(saidBy(propose(requested('courier')))).toEqual(['licence.revocation_proposed.v1']);
  const revoked = settle(proposed);
  expect(revoked).toMatchObject({
    state: {
      licences: [{ revoked: { at: on(10), category: 'cancelled' } }],
      deliveries: [{ status: 'cancelled' }],
    },
    events: [
      {
        type: 'licence.revoked.v1',
        data: { number, reason: '持证人申请注销', category: 'cancelled', approver: 'chief' },
      },
    ],
  });
  expect(stateOf(revoked).clock).toBeUndefined();
  for (const decide of [propose, settle])
    expect(decide(stateOf(revoked))).toEqual({ refusal: 'licence_revoked' });
});

test('the one who proposed it does not settle it, and nobody does what was not proposed', () => {
  expect(settle(proposed, { approver: 'officer-hc' })).toEqual({ refusal: 'second_person_needed' });
  expect(settle(requested('courier'))).toEqual({ refusal: 'revocation_unknown' });
  expect(propose(proposed)).toEqual({ refusal: 'revocation_proposed' });
});

test('a rejected proposal leaves the licence valid, says why, and may be made again', () => {
  expect(settle(proposed, { approved: false })).toEqual({ refusal: 'reason_missing' });
  const rejected = settle(proposed, { approved: false, reason: '依据不足' });
  expect(rejected).toMatchObject({
    events: [
      { type: 'licence.revocation_rejected.v1', data: { number, reason: '依据不足', approver: 'chief' } },
    ],
  });
  expect(saidBy(propose(stateOf(rejected)))).toEqual(['licence.revocation_proposed.v1']);
});

test('what is under way is not called back, but nothing more is sent off', () => {
  const under = stateOf(settle(stateOf(propose(dispatched('courier')))));
  expect(under).toMatchObject({ deliveries: [{ status: 'dispatched' }] });
  const again = dispatchDelivery(under, world, { at, actor: 'x', deliveryId: 'd-1' });
  expect(again).toEqual({ refusal: 'licence_revoked' });
});

test('an unknown licence and an empty reason are refused', () => {
  expect(propose(proposed, { number: 'x' })).toEqual({ refusal: 'licence_unknown' });
  expect(settle(proposed, { number: 'x' })).toEqual({ refusal: 'licence_unknown' });
  expect(propose(requested('courier'), { reason: ' ' })).toEqual({ refusal: 'reason_missing' });
});
