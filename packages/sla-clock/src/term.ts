import type { Calendar, DayCount } from './calendar.ts';

/** Units that are counted in whole days: working days, natural days, decided on the spot. */
export type DayUnit = 'WD' | 'ND' | 'IMMEDIATE';

/** A time limit in whole days; `n` is absent or 0 for IMMEDIATE. */
export type DayTerm = { unit: DayUnit; n?: number };

const everyDay: DayCount = { workdaysUpTo: (day) => day, nthWorkday: (count) => count };

/** The count behind a unit: natural days are counted on a calendar on which every day is worked. */
export function countFor(calendar: Calendar, unit: DayUnit): DayCount {
  return unit === 'ND' ? everyDay : calendar;
}

/** The days of a term, 0 for IMMEDIATE; throws a RangeError unless they are a whole number from 0 on. */
export function termDays(term: DayTerm): number {
  const days = term.unit === 'IMMEDIATE' ? 0 : term.n;
  if (days === undefined || !Number.isInteger(days) || days < 0) {
    throw new RangeError(`a term in ${term.unit} needs a whole number of days, not ${days}`);
  }
  return days;
}
