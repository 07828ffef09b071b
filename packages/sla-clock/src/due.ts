import type { Calendar, DayCount } from './calendar.ts';
import type { DaySpan } from './suspensions.ts';
import { countFor, termDays, type DayTerm } from './term.ts';

/**
 * The due date of a term that starts after `day0`, `removed` being merged suspensions; null while an open
 * one holds it back.
 */
export function dueDay(
  calendar: Calendar,
  term: DayTerm,
  day0: number,
  removed: readonly DaySpan[],
): number | null {
  const days = termDays(term);
  const reached = days === 0 ? day0 : nthCounted(countFor(calendar, term.unit), days, day0, removed);
  return term.unit === 'ND' && reached !== null ? workdayFrom(calendar, reached) : reached;
}

/** Whether a due date rests on dates that the calendar does not know; no warning may be raised on it. */
export function isProvisional(calendar: Calendar, day0: number, due: number | null): boolean {
  return due !== null && !(calendar.covers(day0) && calendar.covers(due));
}

/**
 * The n-th counted day (or millisecond) after `start` that merged suspensions do not remove; null while an open one
 * holds it back.
 */
export function nthCounted(
  count: DayCount,
  amount: number,
  start: number,
  removed: readonly DaySpan[],
): number | null {
  // Every removed day before the target moves it on by one; what starts at or after it changes nothing.
  let target = count.workdaysUpTo(start) + amount;
  for (const { after, upTo } of removed) {
    const left = count.workdaysUpTo(Math.max(after, start));
    if (target <= left) break;
    if (upTo === Infinity) return null;
    target += Math.max(0, count.workdaysUpTo(upTo) - left);
  }
  return count.nthWorkday(target);
}

function workdayFrom(calendar: Calendar, day: number): number {
  return calendar.nthWorkday(calendar.workdaysUpTo(day - 1) + 1);
}
