import type { Decision } from '@haoban/contracts/decision';
import { findDelivery, payloadOf, withDelivery, type Case, type CaseRefusal, type Delivery } from './case.ts';

/** Ends an attempt that did not reach the applicant; it may be dispatched again. */
export function failDelivery(
  before: Case,
  { at, deliveryId, reason }: { at: string; deliveryId: string; reason: string },
): Decision<Case, CaseRefusal> {
  const delivery = findDelivery(before, deliveryId);
  if (delivery === undefined) return { refusal: 'delivery_unknown' };
  if (delivery.status !== 'dispatched') return { refusal: 'wrong_status' };
  const failed: Delivery = { ...delivery, status: 'failed', reason };
  return {
    state: withDelivery(before, failed),
    events: [{ type: 'delivery.failed.v1', time: at, data: payloadOf(failed) }],
  };
}
