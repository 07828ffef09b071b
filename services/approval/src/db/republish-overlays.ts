import type { Context } from '@haoban/messaging/change';
import { publishOverlay } from '../core/publish-overlay.ts';
import type { Overlay, StoredCalendar } from '../core/stored-calendar.ts';
import type { Stores } from './stores.ts';

type LaidOver = StoredCalendar & { readonly overlay: Overlay };

/** The calendars laid over another one, as they are now. */
export async function overlaysOn({ pool }: Pick<Stores, 'pool'>, base: string): Promise<LaidOver[]> {
  const { rows } = await pool.query<{ state: LaidOver }>({
    name: 'overlays-on',
    text: 'select state from calendars where base = $1 order by subject',
    values: [base],
  });
  return rows.map(({ state }) => state);
}

type Following = Pick<Stores, 'pool' | 'calendars' | 'forgetCalendar'>;

/** Lays an overlay over the newest version of its base; what follows that version already says nothing. */
async function followBase(
  { calendars, forgetCalendar }: Following,
  calendarId: string,
  context: Context,
): Promise<void> {
  await calendars.execute({
    subject: calendarId,
    region: '-',
    context,
    decide: async (before) => {
      if (before?.overlay === undefined) return { refusal: 'unchanged' };
      const { baseVersion: _baseVersion, ...overlay } = before.overlay;
      return publishOverlay(before, (await calendars.load(overlay.base))?.state, { calendarId, overlay });
    },
  });
  forgetCalendar(calendarId);
}

/**
 * Lays every overlay of a published calendar over its newest version, and the calendar itself over its base: that may
 * have been published while this one was.
 */
export async function republishOverlays(
  stores: Following,
  published: string,
  context: Context,
): Promise<void> {
  const following = (await overlaysOn(stores, published)).map(({ calendarId }) => calendarId);
  for (const calendarId of [published, ...following]) await followBase(stores, calendarId, context);
}
