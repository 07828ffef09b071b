import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';

const atOnce = 64;

/**
 * Keeps the calendar as it was published last and lets the cases whose clock runs look at it: those of other calendars
 * see nothing new. The inbox moves last: after a crash in between all of it happens again, which changes nothing.
 */
export const calendarPublished =
  ({ calendars, cases, openCases }: Pick<Stores, 'calendars' | 'cases' | 'openCases'>): Effect =>
  async (event, heard, context) => {
    const definition = dataOf(event, 'calendar.published.v1');
    const { subject, region, time: publishedAt } = event;
    const state = { definition, publishedAt };
    const keep = { subject, region, context, decide: () => ({ state, events: [] }) };
    await calendars.execute(keep);
    for await (const open of openCases()) {
      for (let first = 0; first < open.length; first += atOnce) {
        const some = open.slice(first, first + atOnce);
        await Promise.all(some.map((one) => cases.elapse(one.subject, context)));
      }
    }
    await calendars.execute({ ...keep, heard });
  };
