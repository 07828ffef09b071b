import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { ratingAlarms } from '../core/rating-alarms.ts';
import type { Stores } from '../db/stores.ts';

/**
 * Looks at a rating that was taken, off the citizen's way, and raises what looks wrong; then has its other effect.
 * Raising twice changes nothing, so that a crash in between loses and repeats nothing.
 */
export const watchRatings =
  ({ alarms }: Stores, effect: Effect): Effect =>
  async (event, heard, context) => {
    const data = dataOf(event, 'rating.submitted.v1');
    const { ratingId, hall = null, window = null } = data;
    const counted = await alarms.count(data, event.time);
    const raisedAt = new Date(event.time);
    for (const alarm of ratingAlarms(data, event.time, counted))
      await alarms.keep(alarm, { region: event.region, ratingId, hall, window, raisedAt });
    await effect(event, heard, context);
  };
