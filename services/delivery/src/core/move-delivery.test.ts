import { describe, expect, test } from 'vitest';
import {
  actor,
  at,
  dispatched,
  on,
  requested,
  saidBy,
  sending,
  stateOf,
  world,
} from '../../test/given-case.ts';
import type { Case } from './case.ts';
import { completeDelivery, type CompleteDelivery } from './complete-delivery.ts';
import type { DeliveryMethod } from './delivery.ts';
import { dispatchDelivery, mostTries } from './dispatch-delivery.ts';
import { failDelivery } from './fail-delivery.ts';
import { learnReopening } from './learn-decision.ts';
import { rerouteDelivery } from './reroute-delivery.ts';

const deliveryId = 'd-1';
const dispatch = (before: Case) => dispatchDelivery(before, world, sending);
const fail = (before: Case) => failDelivery(before, { at, actor, deliveryId, reason: '无人签收' });
const complete = (before: Case, over: Partial<CompleteDelivery> = {}) =>
  completeDelivery(before, world, { at, actor, deliveryId, visitId: 'v-1', by: 'applicant', ...over });
const reroute = (before: Case, method: DeliveryMethod) =>
  rerouteDelivery(before, world, { at, actor, deliveryId, method });

describe('what is sent', () => {
  test.each(['courier', 'locker', 'agent'] as const)(
    'by %s is dispatched under its number, then completed, once; that ends the clock and keeps the figures',
    (method) => {
      const sent = dispatch(requested(method));
      expect(saidBy(sent)).toEqual(['delivery.dispatched.v1']);
      expect(stateOf(sent).deliveries).toMatchObject([{ shipments: [{ shipment: 'case-1-1-1', method }] }]);
      expect(dispatch(stateOf(sent))).toEqual({ refusal: 'wrong_status' });
      const done = complete(stateOf(sent));
      expect(saidBy(done)).toEqual(['delivery.completed.v1']);
      expect(stateOf(done)).toMatchObject({
        clock: { endedAt: at },
        deliveries: [{ completedOn: '2026-11-09', tripCents: 2500, costCents: 1200 }],
      });
      expect(complete(stateOf(done))).toEqual({ refusal: 'wrong_status' });
    },
  );

  test('is not completed before it was dispatched', () => {
    expect(complete(requested('courier'))).toEqual({ refusal: 'wrong_status' });
  });

  test('needs a carrier by courier, and a cabinet for a locker', () => {
    const bare = { at, actor, deliveryId };
    expect(dispatchDelivery(requested('courier'), world, bare)).toEqual({ refusal: 'carrier_missing' });
    expect(dispatchDelivery(requested('locker'), world, bare)).toEqual({ refusal: 'cabinet_missing' });
    expect(saidBy(dispatchDelivery(requested('agent'), world, bare))).toEqual(['delivery.dispatched.v1']);
  });

  test('and failed may be sent again: the next attempt, its reason forgotten, its cost added', () => {
    const failed = fail(dispatched('courier'));
    expect(failed).toMatchObject({
      state: { deliveries: [{ status: 'failed', reason: '无人签收', attempt: 1 }] },
      events: [{ type: 'delivery.failed.v1', data: { attempt: 1 } }],
    });
    expect(complete(stateOf(failed))).toEqual({ refusal: 'wrong_status' });
    const again = dispatch(stateOf(failed));
    expect(again).toMatchObject({
      state: { deliveries: [{ costCents: 2400, shipments: [{}, { shipment: 'case-1-1-2' }] }] },
      events: [{ type: 'delivery.dispatched.v1', data: { attempt: 2 } }],
    });
    expect(stateOf(again).deliveries[0]).not.toHaveProperty('reason');
  });

  test('fails only on its way', () => {
    expect(fail(requested('courier'))).toEqual({ refusal: 'wrong_status' });
  });

  test('is tried three times one way, then another must be chosen: the attempts count on', () => {
    let state = requested('courier');
    for (let tries = 0; tries < mostTries; tries += 1) state = stateOf(fail(stateOf(dispatch(state))));
    expect(dispatch(state)).toEqual({ refusal: 'method_exhausted' });
    expect(reroute(state, 'courier')).toEqual({ refusal: 'method_unfit' });
    const other = reroute(state, 'locker');
    expect(other).toMatchObject({
      state: { deliveries: [{ status: 'requested', method: 'locker', attempt: 4, tries: 0 }] },
      events: [{ type: 'delivery.requested.v1', data: { method: 'locker', attempt: 4 } }],
    });
    expect(saidBy(dispatch(stateOf(other)))).toEqual(['delivery.dispatched.v1']);
  });

  test('is not sent off once the case was re-opened, yet may still arrive', () => {
    const waiting = requested('courier');
    expect(dispatch(stateOf(learnReopening(waiting, at)))).toEqual({ refusal: 'not_granted' });
    const under = stateOf(learnReopening(dispatched('courier'), at));
    expect(saidBy(complete(under))).toEqual(['delivery.completed.v1']);
  });
});

describe('what is fetched at a window', () => {
  test('is a visit of whoever came', () => {
    expect(complete(requested('window'), { by: 'agent', hall: 'h1', window: 'w03' })).toMatchObject({
      state: { deliveries: [{ status: 'completed' }] },
      events: [
        { type: 'delivery.completed.v1', time: at },
        {
          type: 'visit.recorded.v1',
          time: at,
          data: { visitId: 'v-1', kind: 'pickup', by: 'agent', hall: 'h1', window: 'w03' },
        },
      ],
    });
  });

  test('is fetched where it waits, unless another hall is named', () => {
    const waiting = requested('window', 'h1');
    expect(complete(waiting)).toMatchObject({ events: [{}, { data: { hall: 'h1' } }] });
    expect(complete(waiting, { hall: 'h2' })).toMatchObject({ events: [{}, { data: { hall: 'h2' } }] });
    expect(complete(requested('window'))).toEqual({ refusal: 'hall_missing' });
  });

  test('is never sent off; nor is an e-licence', () => {
    expect(dispatch(requested('window'))).toEqual({ refusal: 'method_unfit' });
    expect(dispatch(requested('e_licence'))).toEqual({ refusal: 'method_unfit' });
  });

  test('is not handed over while the case is open again', () => {
    const reopened = stateOf(learnReopening(requested('window', 'h1'), on(10)));
    expect(complete(reopened)).toEqual({ refusal: 'not_granted' });
  });
});

test('a delivery of another case is unknown', () => {
  const other = { at, actor, deliveryId: 'd-9' };
  const before = requested('courier');
  expect(dispatchDelivery(before, world, other)).toEqual({ refusal: 'delivery_unknown' });
  expect(failDelivery(before, { ...other, reason: 'x' })).toEqual({ refusal: 'delivery_unknown' });
  expect(rerouteDelivery(before, world, { ...other, method: 'window' })).toEqual({
    refusal: 'delivery_unknown',
  });
  expect(complete(before, other)).toEqual({ refusal: 'delivery_unknown' });
});
