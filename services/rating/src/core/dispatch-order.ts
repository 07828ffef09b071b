import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { dueDates } from './order-clocks.ts';
import { named, outOfStep, type Dispatch, type Order, type OrderRefusal, type OrderWorld } from './order.ts';

/** A dispatch at an instant (ISO): complex orders have fifteen working days, simple ones five, unless settings differ. */
export type DispatchOrder = Pick<Dispatch, 'at' | 'by' | 'complex'>;

/** A dispatch with its dates and limits, or undefined without a calendar. */
export function dispatchOf(command: DispatchOrder, world: OrderWorld): Dispatch | undefined {
  const due = dueDates(command.at, command.complex, world);
  return due && { ...command, due, limits: world.settings.limits };
}

/** The order as dispatched, with the dates said to the organisation. */
export function dispatched(before: Order, dispatch: Dispatch): { state: Order; events: NewEvent[] } {
  const { at, complex, due } = dispatch;
  const state: Order = { ...before, status: 'dispatched', dispatch };
  const data = { ...named(state), complex, due };
  return { state, events: [{ type: 'rectification.dispatched.v1', time: at, data }] };
}

/** Sends an order to the organisation that handled the case; every limit runs from here. */
export function dispatchOrder(
  before: Order,
  world: OrderWorld,
  command: DispatchOrder,
): Decision<Order, OrderRefusal> {
  const wrong = outOfStep(before, 'received');
  if (wrong) return wrong;
  const dispatch = dispatchOf(command, world);
  return dispatch === undefined ? { refusal: 'calendar_missing' } : dispatched(before, dispatch);
}
