import { setTimeout as delay } from 'node:timers/promises';
import { dataOf } from '@haoban/contracts/event-data';
import type { Context } from '@haoban/messaging/change';
import type { Effect } from '@haoban/messaging/consumer';
import { failureKind } from '@haoban/messaging/failure';
import type { Stores } from '../../db/stores.ts';
import { rememberedMs } from '../../db/worlds.ts';

const atOnce = 64;

/** Lets the pending filings that count by a calendar look at it. One that fails holds up no other; throws at the end. */
async function look(
  { cases, worlds, pendingFilings }: Stores,
  calendarId: string,
  context: Context,
): Promise<void> {
  const failed: unknown[] = [];
  const lookOne = async ({ subject, region }: { subject: string; region: string }): Promise<void> => {
    if ((await worlds.areaOf(region)).calendarId === calendarId) await cases.elapse(subject, context);
  };
  for await (const filings of pendingFilings()) {
    const queue = filings.values();
    const work = async (): Promise<void> => {
      for (const filing of queue) await lookOne(filing).catch((error: unknown) => void failed.push(error));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  // where a server was away it is that error, so that the event waits for it
  const away = failed.find((error) => failureKind(error) === 'passing');
  if (away instanceof Error) throw away;
  if (failed.length > 0)
    throw new Error(`${failed.length} filings do not follow ${calendarId} yet`, { cause: failed[0] });
}

/**
 * Keeps the calendar as it was published last and lets the pending filings that count by it look at it. The inbox
 * moves last: after a crash in between all of it happens again, which changes nothing.
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
    // no process takes in filings under the version before it any more
    await delay(rememberedMs);
    await look(stores, subject, context);
    await calendars.execute({ ...keep, heard });
  };
