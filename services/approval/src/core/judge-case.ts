import type { Calendar } from '@haoban/sla-clock/calendar';
import { judgeClock, type Clock, type Judgement } from '@haoban/sla-clock/judge';
import type { OfficeHours } from '@haoban/sla-clock/office-hours';
import type { Term } from '@haoban/sla-clock/term';
import type { Edition } from './calendar-edition.ts';
import type { Case, Item } from './case.ts';
import { stoppedSpans } from './stopped-spans.ts';
import type { ClockName } from './suspension-reasons.ts';

/** What the clocks of a case rest on: its calendar, if it is published yet, the zone of its area, the hours of its hall. */
export type Days = {
  readonly calendar: Calendar | undefined;
  readonly zone: string;
  readonly hours: OfficeHours;
  /** The calendar's versions from the one the deadlines were last said under; absent when that is the newest. */
  readonly editions?: readonly Edition[];
};

// Days are counted whole; what cannot be counted is no clock.
const isCountable = ({ unit, n }: Term): boolean =>
  unit === 'IMMEDIATE' || (n !== undefined && (unit === 'WH' || Number.isInteger(n)));

/** A term that is counted; the absolute due times of imports are none, nor are fractions of days. */
export const countedTerm = (term: Item['statutory']): Term | undefined =>
  term === undefined || 'due' in term || !isCountable(term) ? undefined : term;

/** The clocks of an item that are counted. */
export const clocksOf = (item: Item): ClockName[] =>
  (['statutory', 'promised'] as const).filter((clock) => countedTerm(item[clock]) !== undefined);

/** The calendar that judges a case, as `id@version`; version 0 while none is published. */
export const calendarOf = ({ calendarId }: Case, { calendar }: Days): string =>
  `${calendarId}@${calendar?.version ?? 0}`;

/**
 * One clock of a case as the library takes it, at the end of the case or else at `asOf` (ISO); undefined where its term
 * is not counted or no calendar is published.
 */
export function caseClock(state: Case, name: ClockName, days: Days, asOf: string): Clock | undefined {
  const { calendar, zone, hours } = days;
  const term = countedTerm(state.item[name]);
  if (calendar === undefined || term === undefined) return undefined;
  const { countsFrom, day0, endedAt, extensions } = state;
  const clock: Clock = {
    calendar,
    zone,
    hours,
    acceptedAt: countsFrom,
    day0,
    term,
    suspensions: stoppedSpans(state, name),
    extensions: extensions.filter(({ clocks }) => clocks.includes(name)),
    asOf,
  };
  return endedAt === undefined ? clock : { ...clock, decidedAt: endedAt };
}

/** Judges the clocks of a case at its end or else at `asOf` (ISO); none without a published calendar. */
export function judgeCase(state: Case, days: Days, asOf: string): Partial<Record<ClockName, Judgement>> {
  const judged = clocksOf(state.item).flatMap((name): [ClockName, Judgement][] => {
    const clock = caseClock(state, name, days, asOf);
    return clock === undefined ? [] : [[name, judgeClock(clock)]];
  });
  return Object.fromEntries(judged);
}
