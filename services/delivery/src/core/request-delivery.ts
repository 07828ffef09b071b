import type { Decision, NewEvent } from '@haoban/contracts/decision';
import {
  isGranted,
  payloadOf,
  type Case,
  type CaseRefusal,
  type Delivery,
  type DeliveryMethod,
} from './case.ts';

/** A way to the applicant, asked for at an instant (ISO); `hall` is where a licence waits to be fetched. */
export type RequestDelivery = {
  readonly at: string;
  readonly deliveryId: string;
  readonly method: DeliveryMethod;
  readonly carrier?: string;
  readonly hall?: string;
};

const maxCodeLength = 64;

// `<item>-<case>-<nn>`: the case makes it unique, so an overlong item code gives way.
function licenceNumber(itemCode: string, caseId: string, issue: number): string {
  const tail = `-${caseId}-${String(issue).padStart(2, '0')}`;
  return itemCode.slice(0, maxCodeLength - tail.length) + tail;
}

/** Asks for a delivery; the first one issues the licence's number, an e-licence is delivered at once. */
export function requestDelivery(before: Case, command: RequestDelivery): Decision<Case, CaseRefusal> {
  const { at, deliveryId, method, carrier, hall } = command;
  const { caseId, itemCode } = before;
  if (!isGranted(before)) return { refusal: 'not_granted' };
  if (itemCode === undefined) return { refusal: 'filing_unknown' };

  const events: NewEvent[] = [];
  const licence = before.licence ?? licenceNumber(itemCode, caseId, before.licences + 1);
  if (before.licence === undefined) {
    events.push({ type: 'document.issued.v1', time: at, data: { kind: 'licence', number: licence } });
  }
  const delivery: Delivery = {
    deliveryId,
    method,
    ...(carrier === undefined ? {} : { carrier }),
    ...(hall === undefined ? {} : { hall }),
    attempt: 1,
    documents: [licence],
    status: method === 'e_licence' ? 'completed' : 'requested',
  };
  const data = payloadOf(delivery);
  events.push({ type: 'delivery.requested.v1', time: at, data });
  if (delivery.status === 'completed') events.push({ type: 'delivery.completed.v1', time: at, data });
  const licences = before.licences + (before.licence === undefined ? 1 : 0);
  return { state: { ...before, licence, licences, deliveries: [...before.deliveries, delivery] }, events };
}
