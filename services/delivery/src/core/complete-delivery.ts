import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { findDelivery, payloadOf, withDelivery, type Case, type CaseRefusal, type Delivery } from './case.ts';

/** The licence reached the applicant; the last four say who fetched it where, at a window. */
export type CompleteDelivery = {
  readonly at: string;
  readonly deliveryId: string;
  readonly visitId: string;
  readonly by: 'applicant' | 'agent';
  readonly hall?: string;
  readonly window?: string;
};

/** Ends a delivery well: one at a window is a visit too, every other must have been sent off before. */
export function completeDelivery(before: Case, command: CompleteDelivery): Decision<Case, CaseRefusal> {
  const { at, deliveryId, visitId, by, window } = command;
  const delivery = findDelivery(before, deliveryId);
  if (delivery === undefined) return { refusal: 'delivery_unknown' };
  const fetched = delivery.method === 'window';
  if (delivery.status !== (fetched ? 'requested' : 'dispatched')) return { refusal: 'wrong_status' };

  const completed: Delivery = { ...delivery, status: 'completed' };
  const events: NewEvent[] = [{ type: 'delivery.completed.v1', time: at, data: payloadOf(completed) }];
  if (fetched) {
    const hall = command.hall ?? delivery.hall;
    if (hall === undefined) return { refusal: 'hall_missing' };
    const place = window === undefined ? { hall } : { hall, window };
    events.push({
      type: 'visit.recorded.v1',
      time: at,
      data: { visitId, kind: 'pickup', by, ...place, purpose: 'pickup' },
    });
  }
  return { state: withDelivery(before, completed), events };
}
