import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import { withHandler, type Case, type CaseRefusal } from './case.ts';
import { findDelivery, isSent, payloadOf, withDelivery, type Delivery } from './delivery.ts';
import { owedDocument } from './owed-document.ts';
import type { World } from './world.ts';

/** The applicant has it; the last four say who fetched it where, at a window. */
export type CompleteDelivery = {
  readonly at: string;
  readonly actor: string;
  readonly deliveryId: string;
  readonly visitId: string;
  readonly by: 'applicant' | 'agent';
  readonly hall?: string;
  readonly window?: string;
};

/** Ends a delivery well at an instant (ISO), and the clock of what was owed when this was it. */
export function completed(
  before: Case,
  delivery: Delivery,
  at: string,
  world: World,
): { state: Case; events: NewEvent[] } {
  const { reason: _reason, ...rest } = delivery;
  const done: Delivery = {
    ...rest,
    status: 'completed',
    completedAt: at,
    completedOn: formatDate(localDay(Date.parse(at), world.zone)),
    tripCents: world.tripCents,
  };
  const state = withDelivery(before, done);
  const { clock } = before;
  const owed = owedDocument(before, world);
  const ends =
    clock !== undefined &&
    clock.endedAt === undefined &&
    'number' in owed &&
    delivery.documents.includes(owed.number);
  return {
    state: ends ? { ...state, clock: { ...clock, endedAt: at }, unrequested: false } : state,
    events: [{ type: 'delivery.completed.v1', time: at, data: payloadOf(done) }],
  };
}

/** Hands over or notes the signature: at a window it is a visit too, everything else must be on its way. */
export function completeDelivery(
  before: Case,
  world: World,
  command: CompleteDelivery,
): Decision<Case, CaseRefusal> {
  const { at, actor, deliveryId, visitId, by, window } = command;
  const delivery = findDelivery(before, deliveryId);
  if (delivery === undefined) return { refusal: 'delivery_unknown' };
  const fetched = delivery.method === 'window';
  if (delivery.status !== (fetched ? 'requested' : 'dispatched') || (!fetched && !isSent(delivery.method)))
    return { refusal: 'wrong_status' };
  const { state, events } = completed(withHandler(before, actor), delivery, at, world);
  if (!fetched) return { state, events };

  // over the counter nothing goes that is not valid
  const owed = owedDocument(before, world);
  if ('refusal' in owed) return owed;
  const hall = command.hall ?? delivery.hall;
  if (hall === undefined) return { refusal: 'hall_missing' };
  const place = window === undefined ? { hall } : { hall, window };
  const visit = { visitId, kind: 'pickup', by, ...place, purpose: 'pickup' } as const;
  return { state, events: [...events, { type: 'visit.recorded.v1', time: at, data: visit }] };
}
