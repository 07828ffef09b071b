import { dueDay, isProvisional, nthCounted } from './due.ts';
import { elapsedDays, removedDays } from './elapsed.ts';
import { grantExtensions, type Extended, type TimedExtension } from './grant-extensions.ts';
import { formatDate, instantOfWall, localDay, startOfDay, wallMs } from './local-date.ts';
import { officeCount, wallSpans, type Office } from './office-hours.ts';
import { mergeSuspensions, type DaySpan } from './suspensions.ts';
import { termAmount, type Term } from './term.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * What a clock says: the due date (an instant for WH), null while held back; what is left in the unit of the term,
 * negative when overdue, null for WH; `onTime` null until decided; refused extensions by their place in the input.
 */
export type Judgement = {
  due: string | null;
  remaining: number | null;
  elapsedDays: number;
  removedDays: number;
  onTime: boolean | null;
  provisional: boolean;
  refusedExtensions: number[];
};

/**
 * One clock in numbers: instants are epoch milliseconds, `day0` days since 1970-01-01, `suspensions` spans between
 * instants in any order, `removed` the same as `daySpans` gives them, `closeOfBusiness` ends the due date with the office's last hour (民法典 art. 203).
 */
export type TimedClock = {
  readonly startMs: number;
  readonly day0: number;
  readonly term: Term;
  readonly suspensions: readonly DaySpan[];
  readonly removed: readonly DaySpan[];
  readonly extensions: readonly TimedExtension[];
  readonly decidedMs: number | undefined;
  readonly asOfMs: number;
  readonly closeOfBusiness: boolean;
};

/** When a term ends: on a local day, in working hours at an instant of it. */
export type Due = { readonly day: number; readonly atMs: number | undefined };

/** Judges one clock of a case; throws a RangeError for a term its unit cannot count or a due date after 9999. */
export function judgeTimed(office: Office, clock: TimedClock): Judgement {
  const { calendar, zone } = office;
  const { day0, term, decidedMs, removed } = clock;
  const dueAfter = dueFinder(office, clock);
  const { amount, refused } = extend(office, clock, dueAfter);
  const due = dueAfter(amount);
  const end = localDay(decidedMs ?? clock.asOfMs, zone);
  const elapsed = elapsedDays(calendar, term.unit, day0, end, removed);
  return {
    due: due === null ? null : printDue(due),
    remaining: term.unit === 'WH' ? null : amount - elapsed,
    elapsedDays: elapsed,
    removedDays: removedDays(calendar, term.unit, day0, end, removed),
    onTime: decidedMs === undefined ? null : isInTime(office, due, decidedMs, clock.closeOfBusiness),
    provisional: due !== null && isProvisional(calendar, day0, due.day),
    refusedExtensions: refused,
  };
}

/** Grants the extensions of a clock; the result is the whole term, in the unit of the clock. */
export function extend(
  office: Office,
  { term, extensions }: TimedClock,
  dueAfter: (amount: number) => Due | null,
): Extended {
  if (extensions.length === 0) return { amount: termAmount(term), refused: [], used: [] };
  return grantExtensions(extensions, termAmount(term), (amount, instantMs) =>
    isInTime(office, dueAfter(amount), instantMs, false),
  );
}

/** Finds the due date of a clock for a term of any length, null while a suspension holds it back. */
export function dueFinder(office: Office, clock: TimedClock): (amount: number) => Due | null {
  const { unit } = clock.term;
  if (unit === 'WH') return hourDueFinder(office, clock);
  return (n) => {
    const day = dueDay(office.calendar, { unit, n }, clock.day0, clock.removed);
    return day === null ? null : { day, atMs: undefined };
  };
}

/** Whether an instant is not after a due date; while there is none, everything is in time. */
export function isInTime(
  { hours, zone }: Office,
  due: Due | null,
  instantMs: number,
  closeOfBusiness: boolean,
): boolean {
  if (due === null) return true;
  if (due.atMs !== undefined) return instantMs <= due.atMs;
  if (!closeOfBusiness) return localDay(instantMs, zone) <= due.day;
  const closesMs = hours.shifts.at(-1)?.closesMs ?? DAY_MS;
  return instantMs <= instantOfWall(due.day * DAY_MS + closesMs, zone);
}

/** Suspensions between instants as merged spans of local days. */
export function daySpans(suspensions: readonly DaySpan[], zone: string): readonly DaySpan[] {
  if (suspensions.length === 0) return suspensions;
  return mergeSuspensions(
    suspensions.map(({ after, upTo }) => ({
      after: localDay(after, zone),
      upTo: upTo === Infinity ? Infinity : localDay(upTo, zone),
    })),
  );
}

/** The instant from which working hours are counted: the start, or day 0 itself where that lies before its date. */
export function startOfHours({ startMs, day0 }: TimedClock, zone: string): number {
  return localDay(startMs, zone) === day0 ? startMs : startOfDay(day0, zone);
}

function hourDueFinder(office: Office, clock: TimedClock): (amount: number) => Due | null {
  const { hours, zone } = office;
  const count = officeCount(office.calendar, hours);
  const start = wallMs(startOfHours(clock, zone), zone);
  const removed = wallSpans(clock.suspensions, zone);
  return (amount) => {
    if (amount === 0) return { day: clock.day0, atMs: undefined };
    // Hours that round to nothing would be over at the last closing, before they began.
    const wall = nthCounted(count, Math.max(1, Math.round(amount * HOUR_MS)), start, removed);
    return wall === null ? null : { day: Math.floor(wall / DAY_MS), atMs: instantOfWall(wall, zone) };
  };
}

function printDue({ day, atMs }: Due): string {
  const date = formatDate(day);
  return atMs === undefined ? date : new Date(atMs).toISOString();
}
