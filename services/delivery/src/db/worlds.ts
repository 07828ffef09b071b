import type { Journal } from '@haoban/messaging/journal';
import { buildCalendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { buildOfficeHours, defaultHours } from '@haoban/sla-clock/office-hours';
import type { Pool } from 'pg';
import type { Case } from '../core/case.ts';
import type { Area, Days, World } from '../core/world.ts';

/** A calendar as approval published it, and from which instant (ISO). */
export type PublishedCalendar = { readonly definition: CalendarDefinition; readonly publishedAt: string };

const levels = [12, 9, 6, 4, 2];
const nowhere: Area = {
  name: '-',
  zone: 'Asia/Shanghai',
  calendarId: 'cn',
  tripCostCents: 0,
  defaultRating: false,
};

/** Looks up what the deliveries of a case rest on, as it was published last; a calendar is built once a version. */
export function createWorlds(
  pool: Pool,
  calendars: Pick<Journal<PublishedCalendar>, 'load'>,
  deliverRefusals: boolean,
) {
  const built = new Map<string, Days>();

  /** The published area of a code, or the nearest one above it. */
  const areaOf = async (region: string): Promise<Area> => {
    const codes = levels.filter((length) => length <= region.length).map((length) => region.slice(0, length));
    const { rows } = await pool.query<{ state: Area }>({
      name: 'nearest-area',
      text: 'select state from areas where subject = any($1) order by length(subject) desc limit 1',
      values: [codes],
    });
    return rows[0]?.state ?? nowhere;
  };

  const daysOf = async (calendarId: string): Promise<Days | undefined> => {
    const published = (await calendars.load(calendarId))?.state;
    if (published === undefined) return undefined;
    const { definition, publishedAt } = published;
    const known = built.get(calendarId);
    if (known?.calendar.version === definition.version && known.publishedAt === publishedAt) return known;
    const shifts = definition.officeHours['*'];
    const hours = shifts === undefined ? defaultHours : buildOfficeHours(shifts);
    const days: Days = { calendar: buildCalendar(definition), hours, publishedAt };
    built.set(calendarId, days);
    return days;
  };

  return {
    areaOf,
    worldOf: async ({ region }: Pick<Case, 'region'>): Promise<World> => {
      const { zone, calendarId, tripCostCents } = await areaOf(region);
      return { zone, tripCents: tripCostCents, days: await daysOf(calendarId), deliverRefusals };
    },
  };
}
