import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { invalidateRating } from '../core/invalidate-rating.ts';
import { isInvalid } from '../core/order.ts';
import type { Stores } from '../db/stores.ts';

/** An order that ended with an invalid rating takes it out of the figures; any other end has the effect given. */
export const invalidateOr =
  ({ orders, subjects }: Stores, otherwise: Effect): Effect =>
  async (event, heard, context) => {
    const { result } = dataOf(event, 'rectification.closed.v1');
    if (result !== 'invalidated') return otherwise(event, heard, context);
    const order = (await orders.load(event.subject))?.state;
    if (order?.closed === undefined || !isInvalid(order.finding))
      throw new Error(`${event.subject} closed with an invalid rating that nobody found`);
    const { ratingId, finding: reason, closed } = order;
    await subjects.execute({
      subject: order.rating.subject,
      region: order.region,
      context,
      heard,
      decide: (before) => invalidateRating(before, { ratingId, at: closed.at, reason, decidedBy: closed.by }),
    });
  };
