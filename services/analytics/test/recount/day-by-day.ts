import type { Term } from '@haoban/contracts/terms';
import type { Workdays } from './local-time.ts';
import type { Standstill } from './standstills.ts';

/** What was added to a term: when, how much in its unit, by whom. */
export type Added = { atMs: number; days: number; kind: 'A' | 'B' };

/** What one clock runs on; days are local, instants epoch milliseconds, `standstill` and `added` those of this clock. */
export type Run = {
  term: Term;
  /** Undefined for a case without a calendar, whose terms are instants. */
  calendar: Workdays | undefined;
  day0: number;
  acceptedMs: number;
  standstill: Standstill;
  added: readonly Added[];
  dayOf: (atMs: number) => number;
  /** Whether the office of the case is open in the minute that begins then, were it a working day. */
  isOpenAt: (atMs: number) => boolean;
};

/** When a term ends: on a local day; at an instant of it where the term is one of hours or an instant itself. */
export type Due = { day: number; atMs?: number };

/** `wd` and `nd` amounts are days, `wh` ones minutes, `natural` ones milliseconds. */
export type Basis = 'wd' | 'nd' | 'wh' | 'natural';

const minuteMs = 60_000;

export function basisOf(term: Term): Basis {
  if ('due' in term) return 'natural';
  return term.unit === 'ND' ? 'nd' : term.unit === 'WH' ? 'wh' : 'wd';
}

/** The length of the term in its basis. */
export const amountOf = ({ term, acceptedMs }: Pick<Run, 'term' | 'acceptedMs'>): number => {
  if ('due' in term) return Date.parse(term.due) - acceptedMs;
  if (term.unit === 'IMMEDIATE') return 0;
  return (term.n ?? 0) * (term.unit === 'WH' ? 60 : 1);
};

const counts = (basis: Basis, calendar: Workdays | undefined, day: number): boolean =>
  basis === 'nd' || calendar?.isWorkday(day) === true;

/** Whether a minute counts: the office is open on a working day and nothing stops the clock. */
const minuteCounts = ({ calendar, standstill, dayOf, isOpenAt }: Omit<Run, 'term'>, atMs: number): boolean =>
  isOpenAt(atMs) && calendar?.isWorkday(dayOf(atMs)) === true && !standstill.ofMoment(atMs);

// The moment the clock of hours starts: acceptance, or the beginning of a day 0 that lies on another date.
function startOf({ acceptedMs, day0, dayOf }: Omit<Run, 'term'>): number {
  if (dayOf(acceptedMs) === day0) return acceptedMs;
  let atMs = acceptedMs;
  while (dayOf(atMs) >= day0) atMs -= minuteMs;
  while (dayOf(atMs) < day0) atMs += minuteMs;
  return atMs;
}

function dueAfter(run: Run, amount: number): Due | null {
  const { term, calendar, day0, standstill, dayOf } = run;
  if ('due' in term) return { day: dayOf(Date.parse(term.due)), atMs: Date.parse(term.due) };
  const basis = basisOf(term);
  if (basis === 'wh' && amount > 0) return minuteOf(run, amount);
  let day = day0;
  let left = term.unit === 'IMMEDIATE' ? 0 : amount;
  while (left > 0) {
    day += 1;
    if (day > standstill.settledDay && standstill.ofDay(day)) return null;
    if (counts(basis, calendar, day) && !standstill.ofDay(day)) left -= 1;
  }
  while (basis === 'nd' && calendar?.isWorkday(day) === false) day += 1;
  return { day };
}

function minuteOf(run: Run, minutes: number): Due | null {
  const { standstill, dayOf } = run;
  let atMs = startOf(run);
  for (let left = minutes; left > 0; atMs += minuteMs) {
    if (atMs > standstill.settledMs && standstill.ofMoment(atMs)) return null;
    if (minuteCounts(run, atMs)) left -= 1;
  }
  return { day: dayOf(atMs), atMs };
}

/** When the term ends, with what was added in time; null while an open suspension holds it back. */
export function dueOf(run: Run): Due | null {
  const { added, dayOf } = run;
  let amount = amountOf(run);
  const used = new Set<string>();
  for (const { atMs, days, kind } of added.toSorted((a, b) => a.atMs - b.atMs)) {
    const due = dueAfter(run, amount);
    const inTime = due === null || (due.atMs === undefined ? dayOf(atMs) <= due.day : atMs <= due.atMs);
    if (!inTime || used.has(kind) || days > (kind === 'A' ? 10 : 15)) continue;
    used.add(kind);
    amount += days * ('due' in run.term || run.term.unit !== 'WH' ? 1 : 60);
  }
  return dueAfter(run, amount);
}

/** What passed until `endMs` in a basis: days or minutes that count and were not removed, or plain milliseconds. */
export function elapsed(run: Omit<Run, 'term'>, basis: Basis, endMs: number): number {
  const { calendar, day0, acceptedMs, standstill, dayOf } = run;
  if (basis === 'natural') return endMs - acceptedMs;
  let passed = 0;
  if (basis === 'wh') {
    for (let atMs = startOf(run); atMs < endMs; atMs += minuteMs) if (minuteCounts(run, atMs)) passed += 1;
    return passed;
  }
  for (let day = day0 + 1; day <= dayOf(endMs); day += 1)
    if (counts(basis, calendar, day) && !standstill.ofDay(day)) passed += 1;
  return passed;
}

const byInstant = (term: Term): boolean => ('due' in term ? term.onTime === 'instant' : term.unit === 'WH');

/** Whether an end (or, of an open case, the moment asked for) comes after the term: by date, or by the instant where it says so. */
export function isPast({ term, dayOf }: Run, due: Due | null, atMs: number): boolean {
  if (due === null) return false;
  return byInstant(term) && due.atMs !== undefined ? atMs > due.atMs : dayOf(atMs) > due.day;
}

/** Whether the term ends after a moment: a date after its date, an instant after the moment itself. */
export function isAhead({ term, dayOf }: Run, due: Due | null, atMs: number): boolean {
  if (due === null) return true;
  return byInstant(term) && due.atMs !== undefined ? due.atMs > atMs : due.day > dayOf(atMs);
}
