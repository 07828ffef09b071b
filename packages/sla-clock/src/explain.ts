import type { DayKind } from './calendar.ts';
import { officeOf, spanOf, timedClock, type Clock } from './judge.ts';
import { formatDate, localDay, startOfDay } from './local-date.ts';
import { workingMinutes, workingMs, type Office } from './office-hours.ts';
import type { DaySpan } from './suspensions.ts';
import { dueFinder, extend, startOfHours, type TimedClock } from './timed-clock.ts';

/** A suspension with what to call it in an explanation. */
export type NamedSpan = DaySpan & { readonly reason: string };

/**
 * One day of a clock: what the calendar says of it, whether it counts, as the n-th or (WH) with how many working
 * minutes, and what suspended it where it would have counted.
 */
export type ExplainedDay = {
  date: string;
  kind: DayKind;
  counted: boolean;
  n?: number;
  minutes?: number;
  suspendedBy?: string[];
};

/** No explanation is longer than this; a clock that runs on is cut there. */
export const mostExplainedDays = 1000;

/**
 * Lists a clock day by day, from day 0 to its due date or to its end (the decision, else asOf), whichever is later;
 * at most 1,000 days. Throws a RangeError for what `judgeClock` refuses.
 */
export function explainClock(
  clock: Omit<Clock, 'suspensions'> & {
    suspensions: readonly { start: string; end?: string; reason: string }[];
  },
): ExplainedDay[] {
  const named = clock.suspensions.map((given) => ({ ...spanOf(given), reason: given.reason }));
  return explainTimed(officeOf(clock), timedClock(clock), named);
}

/** The same for a clock in numbers; `named` are its suspensions with their reasons. */
export function explainTimed(office: Office, clock: TimedClock, named: readonly NamedSpan[]): ExplainedDay[] {
  const { zone } = office;
  const dueAfter = dueFinder(office, clock);
  const due = dueAfter(extend(office, clock, dueAfter).amount);
  const end = localDay(clock.decidedMs ?? clock.asOfMs, zone);
  const last = Math.min(Math.max(clock.day0, end, due?.day ?? end), clock.day0 + mostExplainedDays - 1);
  const dayOf = clock.term.unit === 'WH' ? hourReader(office, clock, named) : dayReader(office, clock, named);
  return Array.from({ length: last - clock.day0 + 1 }, (_, index) => dayOf(clock.day0 + index));
}

function dayReader(
  { calendar, zone }: Office,
  { day0, term }: TimedClock,
  named: readonly NamedSpan[],
): (day: number) => ExplainedDay {
  const spans = named.map(({ after, upTo, reason }) => ({
    after: localDay(after, zone),
    upTo: upTo === Infinity ? Infinity : localDay(upTo, zone),
    reason,
  }));
  let n = 0;
  return (day) => {
    const counts = day > day0 && (term.unit === 'ND' || calendar.isWorkday(day));
    const reasons = counts ? reasonsWithin(spans, ({ after, upTo }) => after < day && day <= upTo) : [];
    const shown = { date: formatDate(day), kind: calendar.kindOf(day) };
    if (reasons.length > 0) return { ...shown, counted: false, suspendedBy: reasons };
    if (!counts) return { ...shown, counted: false };
    n += 1;
    return { ...shown, counted: true, n };
  };
}

function hourReader(
  office: Office,
  clock: TimedClock,
  named: readonly NamedSpan[],
): (day: number) => ExplainedDay {
  const { calendar, zone } = office;
  const start = startOfHours(clock, zone);
  const decided = clock.decidedMs ?? Infinity;
  return (day) => {
    const from = Math.max(start, startOfDay(day, zone));
    const to = Math.min(decided, startOfDay(day + 1, zone));
    const minutes = workingMinutes(office, from, to, clock.suspensions);
    const reasons = reasonsWithin(
      named,
      ({ after, upTo }) => workingMs(office, Math.max(from, after), Math.min(to, upTo)) > 0,
    );
    const shown = { date: formatDate(day), kind: calendar.kindOf(day), counted: minutes > 0, minutes };
    return reasons.length === 0 ? shown : { ...shown, suspendedBy: reasons };
  };
}

function reasonsWithin(named: readonly NamedSpan[], holds: (span: NamedSpan) => boolean): string[] {
  return [...new Set(named.filter(holds).map(({ reason }) => reason))];
}
