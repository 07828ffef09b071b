import type { Calendar } from './calendar.ts';
import { dueDay, isProvisional } from './due.ts';
import { elapsedDays, removedDays } from './elapsed.ts';
import { formatDate, localDay, parseInstant } from './local-date.ts';
import { mergeSuspensions, type DaySpan } from './suspensions.ts';
import { termDays, type DayTerm } from './term.ts';

/**
 * One clock of one case; instants are RFC 3339 texts, a suspension without `end` is open, `asOf` closes the
 * count while nothing is decided.
 */
export type Clock = {
  calendar: Calendar;
  zone: string;
  acceptedAt: string;
  term: DayTerm;
  suspensions: readonly { start: string; end?: string }[];
  decidedAt?: string;
  asOf: string;
};

/**
 * What the clock says: the due date (null while held back), days left (negative when overdue), `onTime` null
 * until decided.
 */
export type Judgement = {
  due: string | null;
  remaining: number;
  elapsedDays: number;
  removedDays: number;
  onTime: boolean | null;
  provisional: boolean;
};

/**
 * Judges one clock by the local dates of its zone; throws a RangeError for a malformed instant, term or
 * suspension.
 */
export function judgeClock(clock: Clock): Judgement {
  const { calendar, zone, term, decidedAt, asOf } = clock;
  const dayOf = (instant: string) => localDay(parseInstant(instant), zone);
  const day0 = dayOf(clock.acceptedAt);
  const end = dayOf(decidedAt ?? asOf);
  const removed = removedSpans(clock.suspensions, zone);
  const due = dueDay(calendar, term, day0, removed);
  const elapsed = elapsedDays(calendar, term.unit, day0, end, removed);
  return {
    due: due === null ? null : formatDate(due),
    remaining: termDays(term) - elapsed,
    elapsedDays: elapsed,
    removedDays: removedDays(calendar, term.unit, day0, end, removed),
    // Decided while an open suspension holds the due date back is in time.
    onTime: decidedAt === undefined ? null : due === null || end <= due,
    provisional: isProvisional(calendar, day0, due),
  };
}

function removedSpans(suspensions: Clock['suspensions'], zone: string): DaySpan[] {
  return mergeSuspensions(
    suspensions.map(({ start, end }) => {
      const startMs = parseInstant(start);
      const endMs = end === undefined ? Infinity : parseInstant(end);
      if (endMs < startMs) throw new RangeError(`a suspension ends at ${end}, before its start at ${start}`);
      return { after: localDay(startMs, zone), upTo: end === undefined ? Infinity : localDay(endMs, zone) };
    }),
  );
}
