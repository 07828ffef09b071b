import { expect, test } from 'vitest';
import {
  actor,
  at,
  granted,
  grantedCase,
  on,
  requested,
  saidBy,
  stateOf,
  untold,
  world,
} from '../../test/given-case.ts';
import { learnDecision, learnReopening } from './learn-decision.ts';
import { learnPrinting } from './learn-printing.ts';
import { requestDelivery } from './request-delivery.ts';

const number = 'permit-case-1-01';
const courier = { at, actor, deliveryId: 'd-1', method: 'courier', carrier: 'ems' } as const;
const electronic = { at, actor, deliveryId: 'd-1', method: 'e_licence' } as const;
const printed = stateOf(learnPrinting(grantedCase(), world, { number, at: on(7) }));

test('a request is for the licence that stands, however many there are', () => {
  const first = requestDelivery(grantedCase(), world, courier);
  const data = { deliveryId: 'd-1', method: 'courier', carrier: 'ems', attempt: 1, documents: [number] };
  expect(first).toMatchObject({
    state: { unrequested: false, handlers: [actor] },
    events: [{ type: 'delivery.requested.v1', time: at, data }],
  });
  const second = requestDelivery(stateOf(first), world, { ...courier, deliveryId: 'd-2' });
  expect(second).toMatchObject({
    events: [{ type: 'delivery.requested.v1', data: { documents: [number] } }],
  });
});

test('an e-licence is delivered at once when it is printed, which ends the clock', () => {
  const decision = requestDelivery(printed, world, electronic);
  expect(saidBy(decision)).toEqual(['delivery.requested.v1', 'delivery.completed.v1']);
  expect(stateOf(decision)).toMatchObject({
    clock: { endedAt: at },
    deliveries: [{ status: 'completed', completedAt: at, completedOn: '2026-11-09' }],
  });
});

test('one that is asked for before is delivered when it is printed, once', () => {
  const waiting = requested('e_licence');
  expect(waiting).toMatchObject({ deliveries: [{ status: 'requested' }] });
  const issued = learnPrinting(waiting, world, { number, at: on(10) });
  expect(issued).toMatchObject({
    state: { licences: [{ printedAt: on(10) }], clock: { endedAt: on(10) } },
    events: [{ type: 'delivery.completed.v1', time: on(10) }],
  });
  expect(saidBy(learnPrinting(stateOf(issued), world, { number, at: on(11) }))).toEqual([]);
});

test('one whose case was opened again meanwhile is printed, but not delivered', () => {
  const reopened = stateOf(learnReopening(requested('e_licence'), at));
  const learnt = learnPrinting(reopened, world, { number, at: on(10) });
  expect(saidBy(learnt)).toEqual([]);
  expect(stateOf(learnt)).toMatchObject({ deliveries: [{ status: 'requested' }] });
});

test('nothing is delivered before the grant, after a denial, or before the filing is known', () => {
  expect(requestDelivery(untold, world, courier)).toEqual({ refusal: 'not_granted' });
  const denied = stateOf(learnDecision(untold, { ...granted, outcome: 'denied' }, at));
  expect(requestDelivery(denied, world, courier)).toEqual({ refusal: 'not_granted' });
  const early = stateOf(learnDecision(untold, granted, at));
  expect(requestDelivery(early, world, courier)).toEqual({ refusal: 'filing_unknown' });
});

test('a licence number is never longer than a code may be', () => {
  const [licence] = grantedCase('x'.repeat(64)).licences;
  expect(licence?.number).toHaveLength(64);
  expect(licence?.number).toMatch(/x-case-1-01$/);
});
