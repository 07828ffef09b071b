import type { Term } from '@haoban/contracts/terms';
import type { Calendar } from '@haoban/sla-clock/calendar';

/** A suspension in local days: it removes the days d with `from < d <= until` (Infinity while it is open). */
export type Pause = { from: number; until: number };

/** What one clock runs on; days are local, instants epoch milliseconds, `pauses` those that stop this clock. */
export type Run = {
  term: Term;
  /** Undefined for a case without a calendar, whose terms are instants. */
  calendar: Calendar | undefined;
  day0: number;
  acceptedMs: number;
  pauses: readonly Pause[];
  dayOf: (atMs: number) => number;
};

/** `wd` and `nd` amounts are days, `natural` ones milliseconds. */
export type Basis = 'wd' | 'nd' | 'wh' | 'natural';

export function basisOf(term: Term): Basis {
  if ('due' in term) return 'natural';
  return term.unit === 'ND' ? 'nd' : term.unit === 'WH' ? 'wh' : 'wd';
}

/** The length of the term in its basis. */
export const amountOf = ({ term, acceptedMs }: Pick<Run, 'term' | 'acceptedMs'>): number => {
  if ('due' in term) return Date.parse(term.due) - acceptedMs;
  return term.unit === 'IMMEDIATE' ? 0 : (term.n ?? 0);
};

const removed = (day: number, pauses: readonly Pause[]): boolean =>
  pauses.some(({ from, until }) => from < day && day <= until);

const counts = (basis: Basis, calendar: Calendar | undefined, day: number): boolean =>
  basis === 'nd' || calendar?.isWorkday(day) === true;

/** The due date, walked to day by day; null while an open suspension holds it back. */
export function dueDay(run: Run): number | null {
  const { term, calendar, day0, pauses, dayOf } = run;
  if ('due' in term) return dayOf(Date.parse(term.due));
  const basis = basisOf(term);
  const held = Math.min(...pauses.filter(({ until }) => until === Infinity).map(({ from }) => from));
  let day = day0;
  let left = amountOf(run);
  while (left > 0) {
    day += 1;
    if (day > held) return null;
    if (counts(basis, calendar, day) && !removed(day, pauses)) left -= 1;
  }
  while (basis === 'nd' && calendar?.isWorkday(day) === false) day += 1;
  return day;
}

/** What passed until `endMs` in a basis: days that count and were not removed, or plain milliseconds. */
export function elapsed(run: Omit<Run, 'term'>, basis: Basis, endMs: number): number {
  const { calendar, day0, acceptedMs, pauses, dayOf } = run;
  if (basis === 'natural') return endMs - acceptedMs;
  let days = 0;
  for (let day = day0 + 1; day <= dayOf(endMs); day += 1)
    if (counts(basis, calendar, day) && !removed(day, pauses)) days += 1;
  return days;
}

/** Whether an end (or, of an open case, the moment asked for) comes after the term: by date, or by the instant where it says so. */
export function isPast({ term, dayOf }: Run, due: number | null, atMs: number): boolean {
  if ('due' in term && term.onTime === 'instant') return atMs > Date.parse(term.due);
  return due !== null && dayOf(atMs) > due;
}

/** Whether the term ends after a moment: a date after its date, an instant after the moment itself. */
export function isAhead({ term, dayOf }: Run, due: number | null, atMs: number): boolean {
  if ('due' in term && term.onTime === 'instant') return Date.parse(term.due) > atMs;
  return due === null || due > dayOf(atMs);
}
