import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Case } from './case.ts';

type Said = EventData<'delivery.requested.v1'>;
export type DeliveryMethod = Said['method'];
/** `cancelled`: what it would have brought is no longer valid. */
export type DeliveryStatus = 'requested' | 'dispatched' | 'completed' | 'failed' | 'cancelled';
/** What a carrier says of a parcel; for a locker `delivered` means that it was taken out. */
export type CarrierStatus = 'picked_up' | 'in_transit' | 'delivered' | 'failed' | 'returned';

/** A parcel under its number; instants are ISO texts, `expiresAt` is when a locker gives it back. */
export type Shipment = {
  readonly shipment: string;
  readonly method: DeliveryMethod;
  readonly sentAt: string;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly cabinet?: string;
  readonly expiresAt?: string;
  readonly costCents?: number;
  readonly tracking: readonly { readonly status: CarrierStatus; readonly at: string }[];
};

/**
 * One delivery of a case's document. `hall` is where it waits, `reason` why the last attempt failed, `tries` how often
 * the present method was tried; costs are cents over all shipments, `completedOn` is a local date, `tripCents` what the
 * trip costs that nobody had to make.
 */
export type Delivery = Said & {
  readonly status: DeliveryStatus;
  readonly requestedAt: string;
  readonly tries: number;
  readonly shipments: readonly Shipment[];
  readonly hall?: string;
  readonly reason?: string;
  readonly costCents?: number;
  readonly completedAt?: string;
  readonly completedOn?: string;
  readonly tripCents?: number;
};

/** The methods that send something off. */
export const isSent = (method: DeliveryMethod): boolean => method !== 'window' && method !== 'e_licence';

/** A delivery of the case, or undefined. */
export const findDelivery = ({ deliveries }: Case, deliveryId: string): Delivery | undefined =>
  deliveries.find((delivery) => delivery.deliveryId === deliveryId);

/** The case with a delivery in its new state. */
export const withDelivery = (before: Case, next: Delivery): Case => ({
  ...before,
  deliveries: before.deliveries.map((delivery) =>
    delivery.deliveryId === next.deliveryId ? next : delivery,
  ),
});

/** A delivery as its events carry it. */
export const payloadOf = (delivery: Delivery): Said => {
  const { deliveryId, method, carrier, attempt, documents } = delivery;
  return { deliveryId, method, ...(carrier === undefined ? {} : { carrier }), attempt, documents };
};

/** What all shipments cost, in cents; undefined while nobody said. */
export const costOf = (shipments: readonly Shipment[]): number | undefined => {
  const known = shipments.flatMap(({ costCents }) => (costCents === undefined ? [] : [costCents]));
  return known.length === 0 ? undefined : known.reduce((sum, cents) => sum + cents, 0);
};
