import type { Calendar, DayCount } from './calendar.ts';
import type { DaySpan } from './suspensions.ts';
import { countFor, type Term } from './term.ts';

/**
 * The days d of the unit with `day0 < d <= endDay` that merged suspensions did not remove; 0 when the end is
 * not after day 0. A clock in working hours has working days too.
 */
export function elapsedDays(
  calendar: Calendar,
  unit: Term['unit'],
  day0: number,
  endDay: number,
  removed: readonly DaySpan[],
): number {
  const count = countFor(calendar, unit);
  return countedBetween(count, day0, endDay) - countedWithin(count, day0, endDay, removed);
}

/** The days d of the unit with `day0 < d <= endDay` that merged suspensions removed. */
export function removedDays(
  calendar: Calendar,
  unit: Term['unit'],
  day0: number,
  endDay: number,
  removed: readonly DaySpan[],
): number {
  return countedWithin(countFor(calendar, unit), day0, endDay, removed);
}

/** How much is counted after `start` up to `end`, suspended or not; 0 when the end is not after the start. */
export function countedBetween(count: DayCount, start: number, end: number): number {
  return Math.max(0, count.workdaysUpTo(end) - count.workdaysUpTo(start));
}

/** How much of what is counted after `start` up to `end` lies within merged spans. */
export function countedWithin(
  count: DayCount,
  start: number,
  end: number,
  spans: readonly DaySpan[],
): number {
  let counted = 0;
  for (const { after, upTo } of spans) {
    const from = Math.max(after, start);
    const to = Math.min(upTo, end);
    if (from < to) counted += count.workdaysUpTo(to) - count.workdaysUpTo(from);
  }
  return counted;
}
