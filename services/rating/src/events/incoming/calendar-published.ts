import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';
import { touchOrders } from '../touch-orders.ts';

/**
 * Keeps the calendar as it was published last and lets the open orders look at it. The inbox moves last: after a crash
 * in between all of it happens again, which changes nothing.
 */
export const calendarPublished =
  (stores: Stores): Effect =>
  async (event, heard, context) => {
    const { calendars, worlds } = stores;
    const state = dataOf(event, 'calendar.published.v1');
    const { subject, region } = event;
    const keep = { subject, region, context, decide: () => ({ state, events: [] }) };
    await calendars.execute(keep);
    worlds.forget();
    await touchOrders(stores, context);
    await calendars.execute({ ...keep, heard });
  };
