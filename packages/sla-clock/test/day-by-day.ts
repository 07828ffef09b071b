import type { Calendar } from '../src/calendar.ts';
import type { DaySpan } from '../src/suspensions.ts';
import type { DayTerm, DayUnit } from '../src/term.ts';

// The rules read aloud, one day (or minute) after the other: slow, and written without the prefix sums it checks.

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
  for (let left = term.unit === 'IMMEDIATE' ? 0 : (term.n ?? 0); left > 0;) {
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

const MINUTE_MS = 60_000;
const OFFICE = [
  [540, 720],
  [810, 1020],
] as const;

/** Whether the minute that starts at a local time (milliseconds) lies in the default office hours of a working day. */
function isOfficeMinute(calendar: Calendar, wall: number): boolean {
  const ofDay = (wall % 86_400_000) / MINUTE_MS;
  const open = OFFICE.some(([opens, closes]) => opens <= ofDay && ofDay < closes);
  return open && calendar.isWorkday(Math.floor(wall / 86_400_000));
}

const isSuspended = (minute: number, spans: readonly DaySpan[]): boolean =>
  spans.some(({ after, upTo }) => after <= minute && minute < upTo);

/**
 * The local time (milliseconds, whole minutes all) at which so many office minutes have passed, minute by minute;
 * null when an open suspension is met before.
 */
export function countMinutesDue(
  calendar: Calendar,
  minutes: number,
  startWall: number,
  spans: readonly DaySpan[],
): number | null {
  let wall = startWall;
  for (let left = minutes; left > 0; wall += MINUTE_MS) {
    if (spans.some(({ after, upTo }) => upTo === Infinity && after <= wall)) return null;
    if (isOfficeMinute(calendar, wall) && !isSuspended(wall, spans)) left -= 1;
  }
  return wall;
}

/** The office minutes between two local times without those suspended, minute by minute. */
export function countMinutes(
  calendar: Calendar,
  startWall: number,
  endWall: number,
  spans: readonly DaySpan[],
): number {
  let minutes = 0;
  for (let wall = startWall; wall < endWall; wall += MINUTE_MS) {
    if (isOfficeMinute(calendar, wall) && !isSuspended(wall, spans)) minutes += 1;
  }
  return minutes;
}
