import { expect, test } from 'vitest';
import { at, granted, grantedCase, requested, saidBy, stateOf, untold } from '../../test/given-case.ts';
import { learnDecision } from './learn-case.ts';
import { requestDelivery } from './request-delivery.ts';

const courier = { at, deliveryId: 'd-1', method: 'courier', carrier: 'ems' } as const;

test('the first request issues the licence number, a later one delivers the same licence', () => {
  const first = requestDelivery(grantedCase(), courier);
  const data = {
    deliveryId: 'd-1',
    method: 'courier',
    carrier: 'ems',
    attempt: 1,
    documents: ['permit-case-1-01'],
  };
  expect(first).toMatchObject({
    events: [
      { type: 'document.issued.v1', time: at, data: { kind: 'licence', number: 'permit-case-1-01' } },
      { type: 'delivery.requested.v1', time: at, data },
    ],
  });
  const second = requestDelivery(stateOf(first), { ...courier, deliveryId: 'd-2' });
  expect(second).toMatchObject({
    events: [{ type: 'delivery.requested.v1', data: { documents: data.documents } }],
  });
});

test('an e-licence is delivered at once', () => {
  const decision = requestDelivery(grantedCase(), { at, deliveryId: 'd-1', method: 'e_licence' });
  expect(saidBy(decision)).toEqual(['document.issued.v1', 'delivery.requested.v1', 'delivery.completed.v1']);
  expect(requested('e_licence').deliveries).toMatchObject([{ status: 'completed' }]);
});

test('nothing is delivered before the grant, after a denial, or before the filing is known', () => {
  expect(requestDelivery(untold, courier)).toEqual({ refusal: 'not_granted' });
  const denied = { ...grantedCase(), outcome: 'denied' } as const;
  expect(requestDelivery(denied, courier)).toEqual({ refusal: 'not_granted' });
  const early = stateOf(learnDecision(untold, granted));
  expect(requestDelivery(early, courier)).toEqual({ refusal: 'filing_unknown' });
});

test('a licence number is never longer than a code may be', () => {
  const { licence = '' } = stateOf(requestDelivery(grantedCase('x'.repeat(64)), courier));
  expect(licence).toHaveLength(64);
  expect(licence).toMatch(/x-case-1-01$/);
});
