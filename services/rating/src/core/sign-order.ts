import type { Decision } from '@haoban/contracts/decision';
import { named, outOfStep, type Actor, type Order, type OrderRefusal } from './order.ts';

/** Signs an order for the organisation it was dispatched to; there is no refusing. */
export function signOrder(before: Order, at: string, { id, org }: Actor): Decision<Order, OrderRefusal> {
  const wrong = outOfStep(before, 'dispatched');
  if (wrong) return wrong;
  if (org !== before.org) return { refusal: 'not_your_organisation' };
  const state: Order = { ...before, status: 'signed', signature: { at, by: id } };
  return { state, events: [{ type: 'rectification.signed.v1', time: at, data: named(state) }] };
}
