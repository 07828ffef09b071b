import type { Calendar } from '@haoban/sla-clock/calendar';
import type { OfficeHours } from '@haoban/sla-clock/office-hours';
import type { Case } from './case.ts';
import type { Days } from './judge-case.ts';

/** A published version of a calendar with the hours of a hall: in force from `publishedAt` (ISO) until the next. */
export type Edition = {
  readonly calendar: Calendar;
  readonly hours: OfficeHours;
  readonly publishedAt: string;
};

/** The days as the deadlines of a case were last said: under the version it knows, not under the newest. */
export function saidDays({ calendarVersion }: Pick<Case, 'calendarVersion'>, days: Days): Days {
  const { editions = [] } = days;
  if (calendarVersion === undefined || editions.length === 0) return days;
  const said = editions.find(({ calendar }) => calendar.version === calendarVersion);
  return { calendar: said?.calendar, hours: said?.hours ?? days.hours, zone: days.zone };
}

/** The version that comes after the one the deadlines were last said under; undefined when that is the newest. */
export const nextEdition = (
  { calendarVersion }: Pick<Case, 'calendarVersion'>,
  { editions = [] }: Days,
): Edition | undefined =>
  calendarVersion === undefined
    ? undefined
    : editions.find(({ calendar }) => calendar.version > calendarVersion);
