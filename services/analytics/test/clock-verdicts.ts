import { buildCalendar, type Calendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { caseSpans, type InstantSpan } from '@haoban/sla-clock/case-spans';
import { judgeClock, type Judgement } from '@haoban/sla-clock/judge';
import { localDay, parseDate, startOfDay, wallMs } from '@haoban/sla-clock/local-date';
import {
  buildOfficeHours,
  defaultHours,
  workingMinutes,
  type OfficeHours,
} from '@haoban/sla-clock/office-hours';
import type { Term } from '@haoban/sla-clock/term';
import { localCalendar, type ClockCase } from './clock-cases.ts';

export type ClockName = 'statutory' | 'promised';

/**
 * What a clock says: the due date, or for hours what the clock on the wall shows then (ms); N with what was added, the
 * time that ran in the unit of the term (minutes of office time for hours), days removed, null where hours have none.
 */
export type Verdict =
  | {
      asked: true;
      due: string | null;
      extended: number | null;
      elapsed: number;
      removed: number | null;
      late: boolean;
      provisional: boolean;
    }
  | { asked: false };

const calendars: Readonly<Record<ClockCase['calendarId'], Calendar>> = {
  cn: buildCalendar(calendarCn),
  'cn-3202': buildCalendar(localCalendar),
};
const hoursOf = ({ calendarId, hall }: ClockCase): OfficeHours => {
  const { officeHours } = calendarId === 'cn' ? calendarCn : localCalendar;
  const pairs = officeHours[hall] ?? officeHours['*'];
  return pairs === undefined ? defaultHours : buildOfficeHours(pairs);
};

/** Stretches as if nothing had happened from an instant on. */
const cut = (stretches: readonly InstantSpan[], asOf: string): InstantSpan[] =>
  stretches
    .filter(({ start }) => start < asOf)
    .map(({ start, end }) => (end === undefined || end >= asOf ? { start } : { start, end }));

function stopped({ suspensions, attempts }: ClockCase, clock: ClockName, asOf: string): InstantSpan[] {
  const stops = suspensions.filter((one) => one.stops.includes(clock));
  const stages = Map.groupBy(attempts, ({ stage }) => stage);
  return caseSpans({
    suspensions: cut(
      stops.filter(({ stage }) => stage === undefined),
      asOf,
    ),
    stages: [...stages].map(([stage, runs]) => ({
      attempts: cut(runs, asOf),
      suspensions: cut(
        stops.filter((one) => one.stage === stage),
        asOf,
      ),
    })),
  });
}

/** What the library says of both clocks of a case as of an instant; undefined before its acceptance. */
export function libraryVerdicts(
  made: ClockCase,
  asOf: string,
): Partial<Record<ClockName, Verdict>> | undefined {
  if (made.acceptedAt >= asOf) return undefined;
  const { statutory, promised } = made;
  return {
    ...(statutory === undefined ? {} : { statutory: verdict(made, 'statutory', statutory, asOf) }),
    ...(promised === undefined ? {} : { promised: verdict(made, 'promised', promised, asOf) }),
  };
}

function verdict(made: ClockCase, name: ClockName, term: Term, asOf: string): Verdict {
  const { zone, day0, acceptedAt } = made;
  const decidedAt = made.decidedAt !== undefined && made.decidedAt < asOf ? made.decidedAt : undefined;
  const calendar = calendars[made.calendarId];
  const hours = hoursOf(made);
  const suspensions = stopped(made, name, asOf);
  const judged = judgeClock({
    calendar,
    zone,
    hours,
    acceptedAt,
    day0,
    term,
    suspensions,
    extensions: made.extensions.filter(
      ({ approvedAt, clocks }) => approvedAt < asOf && clocks.includes(name),
    ),
    asOf,
    ...(decidedAt === undefined ? {} : { decidedAt }),
  });
  const { due, elapsedDays, removedDays, provisional, remaining } = judged;
  const byHours = term.unit === 'WH';
  const startMs = Date.parse(acceptedAt);
  const from = localDay(startMs, zone) === parseDate(day0) ? startMs : startOfDay(parseDate(day0), zone);
  const spans = suspensions.map(({ start, end }) => ({
    after: Date.parse(start),
    upTo: end === undefined ? Infinity : Date.parse(end),
  }));
  const untilMs = Date.parse(decidedAt ?? asOf);
  return {
    asked: true,
    due: due?.includes('T') === true ? String(wallMs(Date.parse(due), zone)) : due,
    extended: remaining === null ? null : remaining + elapsedDays,
    elapsed: byHours ? workingMinutes({ calendar, hours, zone }, from, untilMs, spans) : elapsedDays,
    removed: byHours ? null : removedDays,
    late: isLate(judged, untilMs, zone),
    provisional,
  };
}

/** Decided late, or open and overdue: past the due date, or the instant for hours. */
function isLate({ onTime, due }: Judgement, atMs: number, zone: string): boolean {
  if (onTime !== null) return !onTime;
  if (due === null) return false;
  return due.includes('T') ? atMs > Date.parse(due) : localDay(atMs, zone) > parseDate(due);
}
