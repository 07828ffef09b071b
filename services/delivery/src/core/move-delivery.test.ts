import { describe, expect, test } from 'vitest';
import { at, requested, saidBy, stateOf } from '../../test/given-case.ts';
import type { Case } from './case.ts';
import { completeDelivery, type CompleteDelivery } from './complete-delivery.ts';
import { dispatchDelivery } from './dispatch-delivery.ts';
import { failDelivery } from './fail-delivery.ts';
import { forgetDecision } from './learn-case.ts';

const deliveryId = 'd-1';
const dispatch = (before: Case) => dispatchDelivery(before, { at, deliveryId });
const fail = (before: Case) => failDelivery(before, { at, deliveryId, reason: '无人签收' });
const complete = (before: Case, over: Partial<CompleteDelivery> = {}) =>
  completeDelivery(before, { at, deliveryId, visitId: 'v-1', by: 'applicant', ...over });

describe('what is sent', () => {
  test.each(['courier', 'locker', 'agent'] as const)(
    'by %s is dispatched, then completed, once',
    (method) => {
      const sent = dispatch(requested(method));
      expect(saidBy(sent)).toEqual(['delivery.dispatched.v1']);
      expect(dispatch(stateOf(sent))).toEqual({ refusal: 'wrong_status' });
      const done = complete(stateOf(sent));
      expect(saidBy(done)).toEqual(['delivery.completed.v1']);
      expect(complete(stateOf(done))).toEqual({ refusal: 'wrong_status' });
    },
  );

  test('is not completed before it was dispatched', () => {
    expect(complete(requested('courier'))).toEqual({ refusal: 'wrong_status' });
  });

  test('and failed may be sent again: the next attempt, its reason forgotten', () => {
    const failed = fail(stateOf(dispatch(requested('courier'))));
    expect(failed).toMatchObject({
      state: { deliveries: [{ status: 'failed', reason: '无人签收', attempt: 1 }] },
      events: [{ type: 'delivery.failed.v1', data: { attempt: 1 } }],
    });
    expect(complete(stateOf(failed))).toEqual({ refusal: 'wrong_status' });
    const again = dispatch(stateOf(failed));
    expect(again).toMatchObject({ events: [{ type: 'delivery.dispatched.v1', data: { attempt: 2 } }] });
    expect(stateOf(again).deliveries[0]).not.toHaveProperty('reason');
  });

  test('fails only on its way', () => {
    expect(fail(requested('courier'))).toEqual({ refusal: 'wrong_status' });
  });

  test('is not sent off once the case was re-opened, yet may still arrive', () => {
    const waiting = requested('courier');
    const under = stateOf(dispatch(waiting));
    expect(dispatch(stateOf(forgetDecision(waiting)))).toEqual({ refusal: 'not_granted' });
    expect(saidBy(complete(stateOf(forgetDecision(under))))).toEqual(['delivery.completed.v1']);
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
});

test('a delivery of another case is unknown', () => {
  const before = requested('courier');
  const other = { at, deliveryId: 'd-9' };
  expect(dispatchDelivery(before, other)).toEqual({ refusal: 'delivery_unknown' });
  expect(failDelivery(before, { ...other, reason: 'x' })).toEqual({ refusal: 'delivery_unknown' });
  expect(complete(before, other)).toEqual({ refusal: 'delivery_unknown' });
});
