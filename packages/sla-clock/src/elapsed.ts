import type { Calendar } from './calendar.ts';
import type { DaySpan } from './suspensions.ts';
import { countFor, type DayUnit } from './term.ts';

/**
 * The days d of the unit with `day0 < d <= endDay` that merged suspensions did not remove; 0 when the end is
 * not after day 0.
 */
export function elapsedDays(
  calendar: Calendar,
  unit: DayUnit,
  day0: number,
  endDay: number,
  removed: readonly DaySpan[],
): number {
  const count = countFor(calendar, unit);
  const plain = Math.max(0, count.workdaysUpTo(endDay) - count.workdaysUpTo(day0));
  return plain - removedDays(calendar, unit, day0, endDay, removed);
}

/** The days d of the unit with `day0 < d <= endDay` that merged suspensions removed. */
export function removedDays(
  calendar: Calendar,
  unit: DayUnit,
  day0: number,
  endDay: number,
  removed: readonly DaySpan[],
): number {
  const count = countFor(calendar, unit);
  let days = 0;
  for (const { after, upTo } of removed) {
    const start = Math.max(after, day0);
    const end = Math.min(upTo, endDay);
    if (start < end) days += count.workdaysUpTo(end) - count.workdaysUpTo(start);
  }
  return days;
}
