import type { Calendar } from '../src/calendar.ts';
import type { DaySpan } from '../src/suspensions.ts';
import type { DayTerm, DayUnit } from '../src/term.ts';

// The rules read aloud, one day after the other: slow, and written without the prefix sums it checks.

const isRemoved = (day: number, spans: readonly DaySpan[]): boolean =>
  spans.some(({ after, upTo }) => after < day && day <= upTo);

/** The due date by walking from day 0; null when an open suspension is met before the term is reached. */
export function countDue(
  calendar: Calendar,
  term: DayTerm,
  day0: number,
  spans: readonly DaySpan[],
): number | null {
  let day = day0;
  for (let left = term.n ?? 0; left > 0;) {
    day += 1;
    if (spans.some(({ after, upTo }) => upTo === Infinity && after < day)) return null;
    const counts = term.unit === 'ND' || calendar.isWorkday(day);
    if (counts && !isRemoved(day, spans)) left -= 1;
  }
  while (term.unit === 'ND' && !calendar.isWorkday(day)) day += 1;
  return day;
}

/** The elapsed days by walking from day 0 to the end. */
export function countElapsed(
  calendar: Calendar,
  unit: DayUnit,
  day0: number,
  endDay: number,
  spans: readonly DaySpan[],
): number {
  let elapsed = 0;
  for (let day = day0 + 1; day <= endDay; day += 1) {
    if ((unit === 'ND' || calendar.isWorkday(day)) && !isRemoved(day, spans)) elapsed += 1;
  }
  return elapsed;
}
