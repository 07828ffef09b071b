import { setTimeout as delay } from 'node:timers/promises';
import type { Effect } from '@haoban/messaging/consumer';
import { rememberedMs } from '../../db/days.ts';
import { moveOpenCases } from '../../db/move-open-cases.ts';
import { republishOverlays } from '../../db/republish-overlays.ts';
import type { Stores } from '../../db/stores.ts';

/**
 * What rests on a published calendar follows it: the overlays, then the open cases. Heard from its own journal, so that
 * a crash in between is caught up by the next delivery.
 */
export const calendarPublished =
  (stores: Pick<Stores, 'pool' | 'calendars' | 'forgetCalendar' | 'cases' | 'pass'>): Effect =>
  async (event, heard, context) => {
    const { subject: calendarId } = event;
    const { calendars, cases, forgetCalendar, pass } = stores;
    await republishOverlays(stores, calendarId, context);
    // no process opens cases under the version before it any more
    await delay(rememberedMs);
    forgetCalendar(calendarId);
    const below = (await calendars.load(calendarId))?.state.version ?? 0;
    await moveOpenCases(stores, cases.elapse, { calendarId, areas: [''], below }, context);
    await pass(heard);
  };
