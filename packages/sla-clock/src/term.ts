import type { Calendar, DayCount } from './calendar.ts';

/** Units that are counted in whole days: working days, natural days, decided on the spot. */
export type DayUnit = 'WD' | 'ND' | 'IMMEDIATE';

/** A time limit in whole days; `n` is absent or 0 for IMMEDIATE. */
export type DayTerm = { unit: DayUnit; n?: number };

/** A time limit; in working hours (`WH`) `n` may be a fraction, 15 minutes being 0.25. */
export type Term = { unit: DayUnit | 'WH'; n?: number };

const everyDay: DayCount = { workdaysUpTo: (day) => day, nthWorkday: (count) => count };

/** The count of days behind a unit: natural days are counted on a calendar on which every day is worked. */
export function countFor(calendar: Calendar, unit: Term['unit']): DayCount {
  return unit === 'ND' ? everyDay : calendar;
}

/** The days of a term, 0 for IMMEDIATE; throws a RangeError unless they are a whole number from 0 on. */
export function termDays({ unit, n }: DayTerm): number {
  return wholeDays(unit, n);
}

/** The days or working hours of a term; throws a RangeError for what its unit cannot count. */
export function termAmount({ unit, n }: Term): number {
  if (unit !== 'WH') return wholeDays(unit, n);
  if (n === undefined || !Number.isFinite(n) || n < 0) {
    throw new RangeError(`a term in WH needs a number of hours, not ${n}`);
  }
  return n;
}

function wholeDays(unit: DayUnit, n: number | undefined): number {
  const days = unit === 'IMMEDIATE' ? 0 : n;
  if (days === undefined || !Number.isInteger(days) || days < 0) {
    throw new RangeError(`a term in ${unit} needs a whole number of days, not ${days}`);
  }
  return days;
}
