import type { Decision, NewEvent } from '@haoban/contracts/decision';
import type { Case, CaseRefusal } from './case.ts';
import { completed } from './complete-delivery.ts';
import {
  costOf,
  payloadOf,
  withDelivery,
  type CarrierStatus,
  type Delivery,
  type Shipment,
} from './delivery.ts';
import { failed } from './fail-delivery.ts';
import type { World } from './world.ts';

/** What a carrier says of a parcel: it `happenedAt` an instant (ISO) and is heard of at another. */
export type TakeCarrierStatus = {
  readonly at: string;
  readonly carrier: string;
  readonly shipment: string;
  readonly status: CarrierStatus;
  readonly happenedAt: string;
  readonly reason?: string;
  readonly trackingNumber?: string;
  readonly costCents?: number;
};

type Change = { readonly state: Case; readonly events: readonly NewEvent[] };
type Found = { readonly delivery: Delivery; readonly shipment: Shipment; readonly isCurrent: boolean };

function findShipment({ deliveries }: Case, { carrier, shipment }: TakeCarrierStatus): Found | undefined {
  for (const delivery of deliveries) {
    const found = delivery.shipments.find((one) => one.shipment === shipment && one.carrier === carrier);
    if (found !== undefined)
      return { delivery, shipment: found, isCurrent: delivery.shipments.at(-1) === found };
  }
  return undefined;
}

const latest = ({ sentAt, tracking }: Shipment): string =>
  tracking.reduce((last, { at }) => (at > last ? at : last), sentAt);

/** The delivery with the status noted, and what the parcel costs or is called where the carrier says so. */
function noted(found: Found, command: TakeCarrierStatus, at: string): Delivery {
  const { status, trackingNumber, costCents } = command;
  const shipment: Shipment = {
    ...found.shipment,
    ...(trackingNumber === undefined ? {} : { trackingNumber }),
    ...(costCents === undefined ? {} : { costCents }),
    tracking: [...found.shipment.tracking, { status, at }],
  };
  const { delivery } = found;
  const shipments = delivery.shipments.map((one) => (one === found.shipment ? shipment : one));
  const total = costOf(shipments);
  return { ...delivery, shipments, ...(total === undefined ? {} : { costCents: total }) };
}

/** The carrier tries again after a failure: the next attempt, without anybody at the desk. */
function underWayAgain(before: Case, delivery: Delivery, at: string): Change {
  const { reason: _reason, ...rest } = delivery;
  const sent: Delivery = { ...rest, status: 'dispatched', attempt: delivery.attempt + 1 };
  return {
    state: withDelivery(before, sent),
    events: [{ type: 'delivery.dispatched.v1', time: at, data: payloadOf(sent) }],
  };
}

/** The parcel arrived, by the way it was sent, whatever was planned since. */
function delivered(before: Case, { delivery, shipment }: Found, at: string, world: World): Change {
  if (delivery.status === 'completed') return { state: before, events: [] };
  const { method, carrier } = shipment;
  return completed(before, { ...delivery, method, ...(carrier === undefined ? {} : { carrier }) }, at, world);
}

const words = { failed: '派送未成功', returned: '已退回' } as const;

/**
 * Notes what a carrier says, in whatever order it comes: `delivered` always wins; of the rest only what is newer than
 * everything heard of the present parcel changes anything. What a parcel did before it was sent, or in the future, is
 * taken as having happened then or now.
 */
export function takeCarrierStatus(
  before: Case,
  world: World,
  command: TakeCarrierStatus,
): Decision<Case, CaseRefusal> {
  const found = findShipment(before, command);
  if (found === undefined) return { refusal: 'shipment_unknown' };
  const { sentAt, tracking } = found.shipment;
  const { status } = command;
  const at =
    command.happenedAt < sentAt ? sentAt : command.happenedAt > command.at ? command.at : command.happenedAt;
  const delivery = noted(found, command, at);
  const state = withDelivery(before, delivery);

  if (status === 'delivered') return delivered(state, { ...found, delivery }, at, world);
  const stale = !found.isCurrent || at < latest(found.shipment);
  if (stale) return { state, events: [] };
  if (status === 'failed' || status === 'returned') {
    if (delivery.status !== 'dispatched') return { state, events: [] };
    return failed(state, delivery, { at, reason: command.reason ?? words[status] });
  }
  const isBack = tracking.some((one) => one.status === 'returned');
  return delivery.status === 'failed' && !isBack ? underWayAgain(state, delivery, at) : { state, events: [] };
}
