import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { orderIdFor, receiveOrder } from '../../core/receive-order.ts';
import type { Stores } from '../../db/stores.ts';

/** A bad rating opens its order; heard from the own journal, so that none is lost between the two. */
export const ratingSubmitted =
  ({ orders, heardOnly }: Stores): Effect =>
  async (event, heard, context) => {
    const data = dataOf(event, 'rating.submitted.v1');
    const { subject, region, time: at } = event;
    const orderId = orderIdFor(data);
    if (orderId === undefined) return heardOnly(heard);
    await orders.execute({
      subject: orderId,
      region,
      context,
      heard,
      decide: (before) => receiveOrder(before, orderId, { subject, region, at, data }),
    });
  };
