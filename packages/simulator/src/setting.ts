import type { EventData } from '@haoban/contracts/events/catalogue';
import { buildCalendar, type Calendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { parseDate } from '@haoban/sla-clock/local-date';
import { officeTime, type OfficeTime } from './office-time.ts';
import { drawsFrom, type Draws } from './random.ts';
import type { RatingHabits } from './rating-flow.ts';
import type { ticketHours } from './demand.ts';
import { referenceData } from './reference-data.ts';

/**
 * One day to simulate: `date` is the local date (yyyy-mm-dd) of a working day, `hall` a code of the reference data,
 * `visitors` the number of tickets drawn; `firstCase` is the county's first free daily case number when another hall has
 * used some on that date.
 */
export type HallDayPlan = {
  seed: string;
  date: string;
  hall: string;
  visitors: number;
  dataset: string;
  firstCase?: number;
};

/**
 * The place and day that the flows play in: `day` counts since 1970-01-01; without `ratings` and `hours`, the
 * demonstration's.
 */
export type Setting = {
  date: string;
  day: number;
  hall: EventData<'hall.published.v1'>;
  county: string;
  calendar: Calendar;
  office: OfficeTime;
  draws: Draws;
  ratings?: RatingHabits;
  hours?: { hall: typeof ticketHours };
};

const calendar = buildCalendar(calendarCn);
const everyHall = '*';

/** Looks a plan up in the reference data; throws a RangeError for an unknown hall or a day off. */
export function settingOf({ seed, date, hall: code }: HallDayPlan): Setting {
  const hall = referenceData.halls.find((known) => known.code === code);
  const area = referenceData.areas.find((known) => known.code === hall?.area);
  if (hall === undefined || area === undefined)
    throw new RangeError(`${code} is no hall of the reference data`);
  const day = parseDate(date);
  if (!calendar.isWorkday(day)) throw new RangeError(`${date} is a day off: the hall is closed`);
  return {
    date,
    day,
    hall,
    county: area.code.slice(0, 6),
    calendar,
    office: officeTime(calendar, area.zone, calendarCn.officeHours[everyHall] ?? []),
    draws: drawsFrom(seed).of(code).of(date),
  };
}
