import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { withHandler, type Case, type CaseRefusal } from './case.ts';
import { payloadOf, type Delivery, type DeliveryMethod } from './delivery.ts';
import { completed } from './complete-delivery.ts';
import { licenceStatus } from './licence.ts';
import { owedDocument } from './owed-document.ts';
import type { World } from './world.ts';

/** A way to the applicant, asked for at an instant (ISO) by somebody; `hall` is where the paper waits to be fetched. */
export type RequestDelivery = {
  readonly at: string;
  readonly actor: string;
  readonly deliveryId: string;
  readonly method: DeliveryMethod;
  readonly carrier?: string;
  readonly hall?: string;
};

/** An e-licence is there for its holder once its PDF is in the store. */
export const isIssuedElectronically = ({ licences }: Case, { method, documents }: Delivery): boolean =>
  method === 'e_licence' &&
  licences.some(
    (licence) =>
      licence.printedAt !== undefined &&
      licenceStatus(licence) === 'valid' &&
      documents.includes(licence.number),
  );

/** Asks for a delivery of what the decision owes; an e-licence is delivered once it is printed. */
export function requestDelivery(
  before: Case,
  world: World,
  command: RequestDelivery,
): Decision<Case, CaseRefusal> {
  const { at, actor, deliveryId, method, carrier, hall } = command;
  const owed = owedDocument(before, world);
  if ('refusal' in owed) return owed;
  if (method === 'e_licence' && owed.number === before.denial) return { refusal: 'method_unfit' };
  const delivery: Delivery = {
    deliveryId,
    method,
    ...(carrier === undefined ? {} : { carrier }),
    ...(hall === undefined ? {} : { hall }),
    attempt: 1,
    documents: [owed.number],
    status: 'requested',
    requestedAt: at,
    tries: 0,
    shipments: [],
  };
  const deliveries = [...before.deliveries, delivery];
  const state = withHandler({ ...before, deliveries, unrequested: false }, actor);
  const events: NewEvent[] = [{ type: 'delivery.requested.v1', time: at, data: payloadOf(delivery) }];
  if (!isIssuedElectronically(before, delivery)) return { state, events };
  const issued = completed(state, delivery, at, world);
  return { state: issued.state, events: [...events, ...issued.events] };
}
