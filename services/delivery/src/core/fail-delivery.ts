import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { withHandler, type Case, type CaseRefusal } from './case.ts';
import { findDelivery, payloadOf, withDelivery, type Delivery } from './delivery.ts';

/** An attempt that did not reach the applicant, at an instant (ISO). */
export type FailDelivery = {
  readonly at: string;
  readonly actor: string;
  readonly deliveryId: string;
  readonly reason: string;
};

/** A delivery on its way that did not arrive. */
export function failed(
  before: Case,
  delivery: Delivery,
  { at, reason }: Pick<FailDelivery, 'at' | 'reason'>,
): { state: Case; events: NewEvent[] } {
  const lost: Delivery = { ...delivery, status: 'failed', reason };
  return {
    state: withDelivery(before, lost),
    events: [{ type: 'delivery.failed.v1', time: at, data: payloadOf(lost) }],
  };
}

/** Ends an attempt; the same way may be tried again, or another chosen. */
export function failDelivery(before: Case, command: FailDelivery): Decision<Case, CaseRefusal> {
  const delivery = findDelivery(before, command.deliveryId);
  if (delivery === undefined) return { refusal: 'delivery_unknown' };
  if (delivery.status !== 'dispatched') return { refusal: 'wrong_status' };
  return failed(withHandler(before, command.actor), delivery, command);
}
