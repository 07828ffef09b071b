import type { Calendar } from './calendar.ts';
import { instantOfWall, parseDate, parseInstant, startOfDay, wallMs } from './local-date.ts';
import { officeCount, type OfficeHours } from './office-hours.ts';
import type { Term } from './term.ts';

/** The clocks that lights are raised for. */
export type LitClock = 'review' | 'statutory' | 'promised' | 'stage' | 'delivery' | 'rectification';

/** A rung of the ladder of lights, and the instant (RFC 3339, UTC) from which it holds if nothing ends before. */
export type Rung = { level: 'warn' | 'yellow' | 'red'; at: string };

/** What the rungs of a clock are read from: its judgement, and the term with the extensions granted. */
export type LitTerm = {
  readonly clock: LitClock;
  readonly due: string | null;
  readonly provisional: boolean;
  readonly term: Term;
  readonly calendar: Calendar;
  readonly hours: OfficeHours;
  readonly zone: string;
};

// What the law limits turns red: a missed review is a deemed acceptance, delivery is art. 44 of 行政许可法.
const missed = {
  review: 'red',
  statutory: 'red',
  delivery: 'red',
  promised: 'yellow',
  stage: 'yellow',
  rectification: 'yellow',
} as const;

/**
 * The rungs of a clock, in order: `warn` at 00:00 local of the last working day before the due date (of the due date
 * itself for a term of one or none), the miss at 00:00 of the day after it. In working hours: `warn` when a fifth of
 * the term is left before the due instant, the miss right after it. None without a due date or on a provisional one.
 */
export function rungsOf(lit: LitTerm): Rung[] {
  const { clock, due, provisional, term, zone } = lit;
  if (due === null || provisional) return [];
  if (term.unit === 'WH' && due.length > 10) return hourRungs(lit, parseInstant(due));
  const day = parseDate(due);
  return [
    { level: 'warn', at: text(startOfDay(warnDay(lit, day), zone)) },
    { level: missed[clock], at: text(startOfDay(day + 1, zone)) },
  ];
}

function warnDay({ calendar, term }: LitTerm, due: number): number {
  const short = term.unit === 'IMMEDIATE' || (term.n ?? 0) <= 1;
  return short ? due : calendar.nthWorkday(calendar.workdaysUpTo(due - 1));
}

function hourRungs({ clock, term, calendar, hours, zone }: LitTerm, dueMs: number): Rung[] {
  const count = officeCount(calendar, hours);
  const fifthMs = Math.round(((term.n ?? 0) * 3_600_000) / 5);
  const warn = count.nthWorkday(count.workdaysUpTo(wallMs(dueMs, zone)) - fifthMs);
  return [
    { level: 'warn', at: text(instantOfWall(warn, zone)) },
    { level: missed[clock], at: text(dueMs + 1) },
  ];
}

const text = (instantMs: number): string => new Date(instantMs).toISOString();
