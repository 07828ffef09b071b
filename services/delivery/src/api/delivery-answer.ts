import { deliveryEvents } from '@haoban/contracts/events/delivery';
import { Type, type Static } from 'typebox';
import type { Delivery } from '../core/case.ts';

/** A delivery as the desk sees it. */
export const DeliveryAnswer = Type.Object({
  ...deliveryEvents['delivery.requested.v1'].properties,
  status: Type.Enum(['requested', 'dispatched', 'completed', 'failed']),
  hall: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
});
export type DeliveryAnswer = Static<typeof DeliveryAnswer>;

export const deliveryAnswer = (delivery: Delivery): DeliveryAnswer => ({ ...delivery });
