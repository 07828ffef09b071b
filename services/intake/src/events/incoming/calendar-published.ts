import { setTimeout as delay } from 'node:timers/promises';
import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';
import { rememberedMs } from '../../db/worlds.ts';

const atOnce = 64;

/**
 * Keeps the calendar as it was published last and lets the pending filings that count by it look at it. The inbox
 * moves last: after a crash in between all of it happens again, which changes nothing.
 */
export const calendarPublished =
  ({ calendars, cases, worlds, pendingFilings }: Stores): Effect =>
  async (event, heard, context) => {
    const state = dataOf(event, 'calendar.published.v1');
    const { subject, region } = event;
    const keep = { subject, region, context, decide: () => ({ state, events: [] }) };
    await calendars.execute(keep);
    worlds.forget();
    // no process takes in filings under the version before it any more
    await delay(rememberedMs);
    for await (const filings of pendingFilings()) {
      for (let first = 0; first < filings.length; first += atOnce) {
        const some = filings.slice(first, first + atOnce);
        await Promise.all(
          some.map(async (filing) => {
            if ((await worlds.areaOf(filing.region)).calendarId === subject)
              await cases.elapse(filing.subject, context);
          }),
        );
      }
    }
    await calendars.execute({ ...keep, heard });
  };
