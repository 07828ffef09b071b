import type { Decision } from '@haoban/contracts/decision';
import {
  findDelivery,
  isGranted,
  payloadOf,
  withDelivery,
  type Case,
  type CaseRefusal,
  type Delivery,
} from './case.ts';

/** Sends a delivery off, or sends it off again after a failure: the next attempt. */
export function dispatchDelivery(
  before: Case,
  { at, deliveryId }: { at: string; deliveryId: string },
): Decision<Case, CaseRefusal> {
  const delivery = findDelivery(before, deliveryId);
  if (delivery === undefined) return { refusal: 'delivery_unknown' };
  if (!isGranted(before)) return { refusal: 'not_granted' };
  if (delivery.method === 'window' || delivery.method === 'e_licence') return { refusal: 'method_unfit' };
  if (delivery.status !== 'requested' && delivery.status !== 'failed') return { refusal: 'wrong_status' };
  const { reason: _reason, ...rest } = delivery;
  const attempt = delivery.attempt + (delivery.status === 'failed' ? 1 : 0);
  const sent: Delivery = { ...rest, attempt, status: 'dispatched' };
  return {
    state: withDelivery(before, sent),
    events: [{ type: 'delivery.dispatched.v1', time: at, data: payloadOf(sent) }],
  };
}
