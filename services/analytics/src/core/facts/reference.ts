import { buildCalendar, type Calendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import {
  buildOfficeHours,
  defaultHours,
  type Office,
  type OfficeHours,
} from '@haoban/sla-clock/office-hours';
import type { Goal } from './goals.ts';

/** What the facts need to know of an area. */
export type Place = { readonly zone: string; readonly calendarId: string; readonly tripCostCents: number };

/** A calendar with the office hours of its halls; `*` serves the halls that are not named. */
export type OfficeCalendar = {
  readonly calendar: Calendar;
  readonly hours: ReadonlyMap<string, OfficeHours>;
};

/** What one data set says of places, calendars and goals, in its newest version. */
export type DatasetReference = {
  readonly places: ReadonlyMap<string, Place>;
  readonly calendars: ReadonlyMap<string, OfficeCalendar>;
  readonly targets: readonly Goal[];
  readonly baselines: readonly Goal[];
};

/** Reference data as a case of one data set sees it: its own, and that of `live` where it has none for the subject. */
export type Reference = {
  /** Grows with what is known: part of the version of every row that was judged by it. */
  readonly revision: number;
  readonly placeOf: (region: string) => Place;
  readonly officeOf: (calendarId: string, zone: string, hall: string) => Office;
  readonly targets: readonly Goal[];
  readonly baselines: readonly Goal[];
};

const elsewhere: Place = { zone: 'Asia/Shanghai', calendarId: 'cn', tripCostCents: 0 };

/** Without a calendar every weekday works, and every date is provisional. */
const noCalendar: OfficeCalendar = {
  calendar: buildCalendar({
    calendarId: 'none',
    version: 0,
    coverage: { from: '1970-01-01', to: '1970-01-01' },
    off: [],
    work: [],
    officeHours: {},
    sources: [],
  }),
  hours: new Map(),
};

/** A calendar ready to count; throws a RangeError for one that contradicts itself. */
export function officeCalendar(definition: CalendarDefinition): OfficeCalendar {
  const hours = Object.entries(definition.officeHours).map(([hall, pairs]): [string, OfficeHours] => [
    hall,
    buildOfficeHours(pairs),
  ]);
  return { calendar: buildCalendar(definition), hours: new Map(hours) };
}

// Goals of `live` serve where a data set has set none of its own for their subject.
function goalsOf(own: readonly Goal[], live: readonly Goal[]): readonly Goal[] {
  if (own.length === 0) return live;
  const set = new Set(own.map(({ scope, code }) => `${scope}:${code}`));
  return [...own, ...live.filter(({ scope, code }) => !set.has(`${scope}:${code}`))];
}

const noGoals: readonly Goal[] = [];

/** The reference data of a data set over that of `live`. */
export function referenceOf(
  own: DatasetReference | undefined,
  live: DatasetReference | undefined,
  revision: number,
): Reference {
  return {
    revision,
    placeOf: (region) => own?.places.get(region) ?? live?.places.get(region) ?? elsewhere,
    officeOf: (calendarId, zone, hall) => {
      const known = own?.calendars.get(calendarId) ?? live?.calendars.get(calendarId) ?? noCalendar;
      return {
        calendar: known.calendar,
        hours: known.hours.get(hall) ?? known.hours.get('*') ?? defaultHours,
        zone,
      };
    },
    targets: goalsOf(own?.targets ?? noGoals, live?.targets ?? noGoals),
    baselines: goalsOf(own?.baselines ?? noGoals, live?.baselines ?? noGoals),
  };
}
