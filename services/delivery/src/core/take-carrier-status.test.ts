import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actor,
  at,
  dispatched,
  elapsed,
  on,
  saidBy,
  sending,
  stateOf,
  world,
} from '../../test/given-case.ts';
import type { Case } from './case.ts';
import type { CarrierStatus } from './delivery.ts';
import { dispatchDelivery } from './dispatch-delivery.ts';
import { rerouteDelivery } from './reroute-delivery.ts';
import { takeCarrierStatus, type TakeCarrierStatus } from './take-carrier-status.ts';

const heard = (before: Case, status: CarrierStatus, day: number, over: Partial<TakeCarrierStatus> = {}) =>
  takeCarrierStatus(before, world, {
    at: on(30),
    carrier: 'ems',
    shipment: 'case-1-1-1',
    status,
    happenedAt: on(day, '08:00'),
    ...over,
  });
const after = (...statuses: (readonly [CarrierStatus, number])[]): Case =>
  statuses.reduce((state, [status, day]) => stateOf(heard(state, status, day)), dispatched('courier'));
const statusOf = ({ deliveries }: Case) => deliveries[0]?.status;

describe('what a carrier says', () => {
  test('of a parcel on its way is noted and says nothing', () => {
    const noted = heard(dispatched('courier'), 'picked_up', 10, { trackingNumber: 'EMS1' });
    expect(saidBy(noted)).toEqual([]);
    expect(stateOf(noted).deliveries).toMatchObject([
      {
        status: 'dispatched',
        shipments: [{ trackingNumber: 'EMS1', tracking: [{ status: 'picked_up', at: on(10, '08:00') }] }],
      },
    ]);
  });

  test('of its arrival completes the delivery at that instant, with what it cost', () => {
    expect(heard(after(['in_transit', 10]), 'delivered', 11, { costCents: 1850 })).toMatchObject({
      state: { clock: { endedAt: on(11, '08:00') }, deliveries: [{ status: 'completed', costCents: 1850 }] },
      events: [{ type: 'delivery.completed.v1', time: on(11, '08:00'), data: { method: 'courier' } }],
    });
  });

  test('of a failure ends the attempt; its next try is the next attempt', () => {
    const failed = heard(dispatched('courier'), 'failed', 11, { reason: '家中无人' });
    expect(failed).toMatchObject({
      state: { deliveries: [{ status: 'failed', reason: '家中无人' }] },
      events: [{ type: 'delivery.failed.v1', time: on(11, '08:00'), data: { attempt: 1 } }],
    });
    expect(heard(stateOf(failed), 'in_transit', 12)).toMatchObject({
      state: { deliveries: [{ status: 'dispatched', attempt: 2 }] },
      events: [{ type: 'delivery.dispatched.v1', data: { attempt: 2 } }],
    });
  });

  test('on the way back is no new attempt', () => {
    const back = after(['failed', 11], ['returned', 12]);
    expect(saidBy(heard(back, 'in_transit', 13))).toEqual([]);
    expect(statusOf(back)).toBe('failed');
  });
});

describe('out of order', () => {
  test('what is older than what was heard changes nothing', () => {
    expect(saidBy(heard(after(['failed', 12]), 'in_transit', 11))).toEqual([]);
    expect(statusOf(stateOf(heard(after(['in_transit', 12]), 'failed', 11)))).toBe('dispatched');
  });

  test('delivered wins over a failure, newer or older, and over whatever comes after it', () => {
    expect(statusOf(after(['failed', 12], ['delivered', 11]))).toBe('completed');
    expect(statusOf(after(['delivered', 11], ['failed', 12], ['returned', 13]))).toBe('completed');
    expect(saidBy(heard(after(['delivered', 11]), 'delivered', 12))).toEqual([]);
  });

  test('however its statuses arrive, a delivered parcel is delivered once', () => {
    const statuses = [
      ['picked_up', 10],
      ['in_transit', 11],
      ['failed', 12],
      ['in_transit', 13],
      ['delivered', 14],
    ] as const;
    const order = fc.shuffledSubarray([...statuses], { minLength: statuses.length });
    fc.assert(
      fc.property(order, (shuffled) => {
        let state = dispatched('courier');
        let completions = 0;
        for (const [status, day] of shuffled) {
          const taken = heard(state, status, day);
          completions += saidBy(taken).filter((type) => type === 'delivery.completed.v1').length;
          state = stateOf(taken);
        }
        expect([statusOf(state), completions]).toEqual(['completed', 1]);
        expect(state.deliveries[0]).toMatchObject({ completedAt: on(14, '08:00') });
      }),
    );
  });

  test('the parcel before the present one changes nothing, unless it arrives after all', () => {
    const again = stateOf(dispatchDelivery(after(['failed', 10]), world, { ...sending, at: on(11) }));
    expect(saidBy(heard(again, 'returned', 12))).toEqual([]);
    expect(statusOf(stateOf(heard(again, 'returned', 12)))).toBe('dispatched');
    expect(statusOf(stateOf(heard(again, 'delivered', 12)))).toBe('completed');
  });

  test('a parcel that arrives after another way was chosen was delivered the way it was sent', () => {
    const other = { at, actor, deliveryId: 'd-1', method: 'window', hall: 'h1' } as const;
    const rerouted = stateOf(rerouteDelivery(after(['failed', 10]), world, other));
    expect(heard(rerouted, 'delivered', 12)).toMatchObject({
      state: { deliveries: [{ status: 'completed', method: 'courier', carrier: 'ems' }] },
    });
  });
});

test('what happened before it was sent, or in the future, happened then or now', () => {
  const early = stateOf(heard(dispatched('courier'), 'delivered', 1));
  expect(early.deliveries[0]?.completedAt).toBe(at);
  const late = heard(dispatched('courier'), 'delivered', 30, { at: on(12) });
  expect(stateOf(late).deliveries[0]?.completedAt).toBe(on(12));
});

test('a shipment of another carrier, or none, is unknown', () => {
  const unknown = { refusal: 'shipment_unknown' };
  expect(heard(dispatched('courier'), 'delivered', 11, { carrier: 'sf' })).toEqual(unknown);
  expect(heard(dispatched('courier'), 'delivered', 11, { shipment: 'case-1-1-2' })).toEqual(unknown);
});

describe('a locker', () => {
  test('gives back what nobody fetched in time: the attempt failed at that instant', () => {
    const kept = dispatched('locker');
    const expiry = on(12);
    expect(elapsed(kept, on(12, '03:59')).events).toEqual([]);
    expect(elapsed(kept, on(13))).toMatchObject({
      state: { deliveries: [{ status: 'failed', reason: '逾期未取，已从取件柜收回' }] },
      events: [{ type: 'delivery.failed.v1', time: expiry }],
    });
  });

  test('that says late what was fetched in time is believed', () => {
    const { state } = elapsed(dispatched('locker'), on(13));
    expect(statusOf(stateOf(heard(state, 'delivered', 11)))).toBe('completed');
  });
});
