import type { Decision } from '@haoban/contracts/decision';
import { withHandler, type Case, type CaseRefusal } from './case.ts';
import {
  costOf,
  findDelivery,
  isSent,
  payloadOf,
  withDelivery,
  type Delivery,
  type Shipment,
} from './delivery.ts';
import { owedDocument } from './owed-document.ts';
import type { World } from './world.ts';

/** How often one method is tried before another must be chosen. */
export const mostTries = 3;
const usualHours = 72;

/**
 * Something sent off at an instant (ISO): by a carrier, into a cabinet of lockers that keeps it some hours, or with an
 * agent. `costCents` is what it costs as far as somebody knows.
 */
export type DispatchDelivery = {
  readonly at: string;
  readonly actor: string;
  readonly deliveryId: string;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly costCents?: number;
  readonly cabinet?: string;
  readonly keptHours?: number;
};

/** The number a parcel travels under; it names its case, so that what a carrier says finds it. */
const shipmentNumber = ({ caseId, deliveries }: Case, { deliveryId, shipments }: Delivery): string =>
  `${caseId}-${deliveries.findIndex((one) => one.deliveryId === deliveryId) + 1}-${shipments.length + 1}`;

/** The case a shipment belongs to, by its number. */
export const caseOfShipment = (shipment: string): string => shipment.replace(/-\d+-\d+$/, '');

function shipmentOf(before: Case, delivery: Delivery, command: DispatchDelivery): Shipment | CaseRefusal {
  const { at, trackingNumber, costCents, cabinet, keptHours = usualHours } = command;
  const { method } = delivery;
  const carrier = command.carrier ?? delivery.carrier;
  if (method === 'courier' && carrier === undefined) return 'carrier_missing';
  if (method === 'locker' && cabinet === undefined) return 'cabinet_missing';
  const expiresAt = new Date(Date.parse(at) + keptHours * 3_600_000).toISOString();
  return {
    shipment: shipmentNumber(before, delivery),
    method,
    sentAt: at,
    ...(carrier === undefined ? {} : { carrier }),
    ...(trackingNumber === undefined ? {} : { trackingNumber }),
    ...(costCents === undefined ? {} : { costCents }),
    ...(method === 'locker' && cabinet !== undefined ? { cabinet, expiresAt } : {}),
    tracking: [],
  };
}

/** Sends a delivery off, or sends it off again after a failure: the next attempt. */
export function dispatchDelivery(
  before: Case,
  world: World,
  command: DispatchDelivery,
): Decision<Case, CaseRefusal> {
  const delivery = findDelivery(before, command.deliveryId);
  if (delivery === undefined) return { refusal: 'delivery_unknown' };
  const owed = owedDocument(before, world);
  if ('refusal' in owed) return owed;
  if (!isSent(delivery.method)) return { refusal: 'method_unfit' };
  if (delivery.status !== 'requested' && delivery.status !== 'failed') return { refusal: 'wrong_status' };
  if (!delivery.documents.includes(owed.number)) return { refusal: 'licence_replaced' };
  if (delivery.tries >= mostTries) return { refusal: 'method_exhausted' };
  const shipment = shipmentOf(before, delivery, command);
  if (typeof shipment === 'string') return { refusal: shipment };

  const { reason: _reason, ...rest } = delivery;
  const shipments = [...delivery.shipments, shipment];
  const costCents = costOf(shipments);
  const sent: Delivery = {
    ...rest,
    ...(shipment.carrier === undefined ? {} : { carrier: shipment.carrier }),
    ...(costCents === undefined ? {} : { costCents }),
    attempt: delivery.attempt + (delivery.status === 'failed' ? 1 : 0),
    tries: delivery.tries + 1,
    shipments,
    status: 'dispatched',
  };
  return {
    state: withHandler(withDelivery(before, sent), command.actor),
    events: [{ type: 'delivery.dispatched.v1', time: command.at, data: payloadOf(sent) }],
  };
}
