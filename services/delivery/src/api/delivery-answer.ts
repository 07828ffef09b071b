import { deliveryEvents } from '@haoban/contracts/events/delivery';
import { Type, type Static } from 'typebox';
import type { Delivery } from '../core/delivery.ts';

const text = Type.Optional(Type.String());
export const CarrierStatusName = Type.Enum(['picked_up', 'in_transit', 'delivered', 'failed', 'returned']);

/** A parcel as the desk sees it, with what its carrier said. */
const ShipmentAnswer = Type.Object({
  shipment: Type.String(),
  method: Type.String(),
  sentAt: Type.String(),
  carrier: text,
  trackingNumber: text,
  cabinet: text,
  expiresAt: text,
  costCents: Type.Optional(Type.Integer()),
  tracking: Type.Array(Type.Object({ status: CarrierStatusName, at: Type.String() })),
});

/** A delivery as the desk sees it. */
export const DeliveryAnswer = Type.Object({
  ...deliveryEvents['delivery.requested.v1'].properties,
  status: Type.Enum(['requested', 'dispatched', 'completed', 'failed', 'cancelled']),
  requestedAt: Type.String(),
  tries: Type.Integer(),
  hall: text,
  reason: text,
  costCents: Type.Optional(Type.Integer()),
  completedAt: text,
  shipments: Type.Array(ShipmentAnswer),
});
export type DeliveryAnswer = Static<typeof DeliveryAnswer>;

export const deliveryAnswer = (delivery: Delivery): DeliveryAnswer => {
  const { completedOn: _completedOn, tripCents: _tripCents, shipments, ...rest } = delivery;
  return {
    ...rest,
    shipments: shipments.map((one) => ({ ...one, tracking: one.tracking.map((seen) => ({ ...seen })) })),
  };
};
