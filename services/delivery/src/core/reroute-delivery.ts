import type { Decision } from '@haoban/contracts/decision';
import { completed } from './complete-delivery.ts';
import { withHandler, type Case, type CaseRefusal } from './case.ts';
import { findDelivery, payloadOf, withDelivery, type Delivery } from './delivery.ts';
import { owedDocument } from './owed-document.ts';
import { isIssuedElectronically, type RequestDelivery } from './request-delivery.ts';
import type { World } from './world.ts';

/** Chooses another way for what has not left the house or did not arrive: after a failure the next attempt. */
export function rerouteDelivery(
  before: Case,
  world: World,
  command: RequestDelivery,
): Decision<Case, CaseRefusal> {
  const { at, actor, deliveryId, method, carrier, hall } = command;
  const found = findDelivery(before, deliveryId);
  if (found === undefined) return { refusal: 'delivery_unknown' };
  const owed = owedDocument(before, world);
  if ('refusal' in owed) return owed;
  if (found.status !== 'requested' && found.status !== 'failed') return { refusal: 'wrong_status' };
  if (!found.documents.includes(owed.number)) return { refusal: 'licence_replaced' };
  if (method === found.method || (method === 'e_licence' && owed.number === before.denial))
    return { refusal: 'method_unfit' };
  const { carrier: _carrier, hall: _hall, reason: _reason, ...rest } = found;
  const next: Delivery = {
    ...rest,
    method,
    ...(carrier === undefined ? {} : { carrier }),
    ...(hall === undefined ? {} : { hall }),
    attempt: found.attempt + (found.status === 'failed' ? 1 : 0),
    tries: 0,
    status: 'requested',
  };
  const state = withHandler(withDelivery(before, next), actor);
  const event = { type: 'delivery.requested.v1', time: at, data: payloadOf(next) } as const;
  if (!isIssuedElectronically(state, next)) return { state, events: [event] };
  const issued = completed(state, next, at, world);
  return { state: issued.state, events: [event, ...issued.events] };
}
