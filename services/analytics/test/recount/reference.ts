import type { Envelope } from '@haoban/contracts/envelope';
import { buildCalendar, type Calendar } from '@haoban/sla-clock/calendar';
import { localDay, wallMs } from '@haoban/sla-clock/local-date';
import { historiesOf, lastSaid } from './histories.ts';

type Place = { readonly region: string; readonly zone?: string };

/** Zones by region and calendars by id, and the local date (days since 1970-01-01) of an instant. */
export type Reference = {
  dayOf: (atMs: number, region: string, zone?: string) => number;
  calendarOf: (id: string) => Calendar;
  /** Whether a hall's office hours hold the minute that begins at an instant, on whatever day. */
  openingOf: (id: string, hall: string, place: Place) => (atMs: number) => boolean;
};

const defaultZone = 'Asia/Shanghai';

/** The reference data that the live set publishes for every data set. */
export function referenceOf(published: readonly Envelope[]): Reference {
  const histories = historiesOf(published, 'live', '9999-01-01T00:00:00Z');
  const zones = new Map<string, string>();
  const calendars = new Map<string, Calendar>();
  const hours = new Map<string, Record<string, string[][]>>();
  for (const history of histories) {
    const area = lastSaid(history, 'area.published.v1');
    if (area !== undefined) zones.set(area.data.code, area.data.zone);
    const calendar = lastSaid(history, 'calendar.published.v1');
    if (calendar === undefined) continue;
    calendars.set(calendar.data.calendarId, buildCalendar(calendar.data));
    hours.set(calendar.data.calendarId, calendar.data.officeHours);
  }
  const zoneOf = ({ region, zone }: Place): string => zone ?? zones.get(region) ?? defaultZone;
  return {
    dayOf: (atMs, region, zone) => localDay(atMs, zone ?? zones.get(region) ?? defaultZone),
    openingOf: (id, hall, place) => {
      const shifts = hours.get(id)?.[hall] ?? hours.get(id)?.['*'] ?? [];
      return (atMs) => {
        const time = new Date(wallMs(atMs, zoneOf(place))).toISOString().slice(11, 16);
        return shifts.some(([opens = '', closes = '']) => opens <= time && time < closes);
      };
    },
    calendarOf: (id) => {
      const calendar = calendars.get(id);
      if (calendar === undefined) throw new RangeError(`no calendar ${id} was published`);
      return calendar;
    },
  };
}
