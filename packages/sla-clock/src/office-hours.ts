import type { Calendar, DayCount } from './calendar.ts';
import { countedBetween, countedWithin } from './elapsed.ts';
import { instantOfWall, localDay, wallMs } from './local-date.ts';
import { mergeSuspensions, type DaySpan } from './suspensions.ts';

const DAY_MS = 86_400_000;
const TIME = /^(?:[01]\d|2[0-4]):[0-5]\d$/;

/** A stretch of office time, in milliseconds after local midnight. */
export type Shift = { readonly opensMs: number; readonly closesMs: number };

/** The office hours of a hall on every working day, in order; `dayMs` is what they add up to. */
export type OfficeHours = { readonly shifts: readonly Shift[]; readonly dayMs: number };

/**
 * Office hours from pairs of local times like `[["09:00", "12:00"], ["13:30", "17:00"]]`, `24:00` being the end of
 * the day; throws a RangeError when there are none, one is malformed, or they overlap or are out of order.
 */
export function buildOfficeHours(pairs: readonly (readonly string[])[]): OfficeHours {
  const shifts = pairs.map((pair): Shift => {
    const [opens = '', closes = ''] = pair;
    const shift = { opensMs: timeMs(opens), closesMs: timeMs(closes) };
    if (pair.length !== 2 || !(shift.opensMs < shift.closesMs)) {
      throw new RangeError(`not office hours such as 09:00-12:00: ${pair.join('-')}`);
    }
    return shift;
  });
  if (shifts.length === 0) throw new RangeError('office hours need at least one shift');
  shifts.forEach(({ opensMs }, index) => {
    const before = shifts[index - 1];
    if (before !== undefined && opensMs < before.closesMs) {
      throw new RangeError(`the office hours ${pairs[index]?.join('-')} start before those before them end`);
    }
  });
  return { shifts, dayMs: shifts.reduce((sum, { opensMs, closesMs }) => sum + closesMs - opensMs, 0) };
}

/** 09:00-12:00 and 13:30-17:00, the hours of a hall that named no others. */
export const defaultHours: OfficeHours = buildOfficeHours([
  ['09:00', '12:00'],
  ['13:30', '17:00'],
]);

/** Where a clock in hours runs: the calendar, the hall's office hours and the zone of the place. */
export type Office = { readonly calendar: Calendar; readonly hours: OfficeHours; readonly zone: string };

/** Counts office time in milliseconds, over local milliseconds (what the clock on the wall shows). */
export function officeCount(calendar: Calendar, { shifts, dayMs }: OfficeHours): DayCount {
  return {
    workdaysUpTo: (wall) => {
      const day = Math.floor(wall / DAY_MS);
      const before = calendar.workdaysUpTo(day - 1);
      const opened = calendar.workdaysUpTo(day) > before ? openedBy(shifts, wall - day * DAY_MS) : 0;
      return before * dayMs + opened;
    },
    nthWorkday: (count) => {
      const workday = Math.ceil(count / dayMs);
      return calendar.nthWorkday(workday) * DAY_MS + timeAfter(shifts, count - (workday - 1) * dayMs);
    },
  };
}

/**
 * Office time between two instants (all in milliseconds) without that of suspensions, given as instants in any order;
 * 0 when the end is not after the start.
 */
export function workingMs(
  { calendar, hours, zone }: Office,
  startMs: number,
  endMs: number,
  suspensions: readonly DaySpan[] = [],
): number {
  const count = officeCount(calendar, hours);
  const [start, end] = [wallMs(startMs, zone), wallMs(endMs, zone)];
  const removed = suspensions.length === 0 ? suspensions : wallSpans(suspensions, zone);
  return countedBetween(count, start, end) - countedWithin(count, start, end, removed);
}

/** Whole working minutes between two instants (epoch milliseconds) without suspensions, rounded down. */
export function workingMinutes(
  office: Office,
  startMs: number,
  endMs: number,
  suspensions: readonly DaySpan[] = [],
): number {
  return Math.floor(workingMs(office, startMs, endMs, suspensions) / 60_000);
}

/** Suspensions between instants as merged spans of local milliseconds. */
export function wallSpans(suspensions: readonly DaySpan[], zone: string): readonly DaySpan[] {
  const wall = (instantMs: number): number => (instantMs === Infinity ? Infinity : wallMs(instantMs, zone));
  return mergeSuspensions(suspensions.map(({ after, upTo }) => ({ after: wall(after), upTo: wall(upTo) })));
}

/** The instant (epoch milliseconds) at which an office opens on a day (days since 1970-01-01), were it a working day. */
export function openingOf({ shifts }: OfficeHours, zone: string, day: number): number {
  return instantOfWall(day * DAY_MS + (shifts[0]?.opensMs ?? 0), zone);
}

/** The first instant at or after one at which the office is open: that one itself while it is; in epoch milliseconds. */
export function nextOpening(calendar: Calendar, hours: OfficeHours, zone: string, instantMs: number): number {
  const today = localDay(instantMs, zone);
  const shift = calendar.isWorkday(today)
    ? hours.shifts.find(({ closesMs }) => instantMs < instantOfWall(today * DAY_MS + closesMs, zone))
    : undefined;
  if (shift !== undefined) return Math.max(instantMs, instantOfWall(today * DAY_MS + shift.opensMs, zone));
  return openingOf(hours, zone, calendar.nthWorkday(calendar.workdaysUpTo(today) + 1));
}

function openedBy(shifts: readonly Shift[], timeOfDay: number): number {
  let opened = 0;
  for (const { opensMs, closesMs } of shifts) {
    if (timeOfDay > opensMs) opened += Math.min(timeOfDay, closesMs) - opensMs;
  }
  return opened;
}

// The earliest time of day by which so much (above 0, at most the whole) of the office time has passed.
function timeAfter(shifts: readonly Shift[], opened: number): number {
  let left = opened;
  for (const { opensMs, closesMs } of shifts) {
    if (left <= closesMs - opensMs) return opensMs + left;
    left -= closesMs - opensMs;
  }
  return DAY_MS;
}

function timeMs(text: string): number {
  const minutes = TIME.test(text) ? Number(text.slice(0, 2)) * 60 + Number(text.slice(3)) : Number.NaN;
  return minutes <= 1440 ? minutes * 60_000 : Number.NaN;
}
