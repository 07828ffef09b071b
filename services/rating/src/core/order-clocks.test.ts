import { describe, expect, test } from 'vitest';
import { on, receivedOrder, stateOf, world } from '../../test/given-order.ts';
import { dispatchOrder } from './dispatch-order.ts';
import { dueDates, dueOf, isAppealable, wasInTime } from './order-clocks.ts';

const dispatched = (complex: boolean) =>
  stateOf(dispatchOrder(receivedOrder(), world, { at: on('09-28'), by: 'rating-desk', complex }));

describe('the dates of an order', () => {
  test('E19: dispatched Mon 28 Sep, all limits run from the dispatch', () => {
    expect(dueDates(on('09-28'), false, world)).toEqual({
      sign: '2026-09-29',
      verify: '2026-09-29',
      rectify: '2026-10-10',
    });
    expect(dueDates(on('09-28'), true, world)?.rectify).toBe('2026-10-23');
    expect(dueOf(dispatched(true), 'rectify', world)?.due).toBe('2026-10-23');
    expect(dueOf(dispatched(false), 'rectify', world)?.due).toBe('2026-10-10');
  });

  test('given a region with limits of its own, then an order keeps those of its dispatch', () => {
    const limits = { ...world.settings.limits, simple: 3 };
    const strict = { ...world, settings: { ...world.settings, limits } };
    const order = stateOf(
      dispatchOrder(receivedOrder(), strict, { at: on('09-28'), by: 'rating-desk', complex: false }),
    );
    expect(order.dispatch?.due.rectify).toBe('2026-10-08');
    expect(dueOf(order, 'rectify', world)?.due).toBe('2026-10-08');
  });

  test('given no calendar, when dispatched, then it is refused: no date can be said', () => {
    const blind = { ...world, calendar: undefined };
    const command = { at: on('09-28'), by: 'rating-desk', complex: false };
    expect(dispatchOrder(receivedOrder(), blind, command)).toEqual({ refusal: 'calendar_missing' });
  });

  test('the last minute of the due date is in time, the next one is not', () => {
    const order = dispatched(false);
    expect(wasInTime(order, 'rectify', on('10-10', '23:59'), world)).toBe(true);
    expect(wasInTime(order, 'rectify', on('10-11', '00:00'), world)).toBe(false);
  });

  test('a finding can be appealed within five working days of the dispatch', () => {
    const order = dispatched(true);
    expect(isAppealable(order, on('10-10', '23:59'), world)).toBe(true);
    expect(isAppealable(order, on('10-11', '00:00'), world)).toBe(false);
  });
});
