import { buildCalendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { judgeClock, type Judgement } from '@haoban/sla-clock/judge';
import type { DayTerm } from '@haoban/sla-clock/term';
import type { Case, Item } from './case.ts';
import { stoppedSpans } from './stopped-spans.ts';
import type { ClockName } from './suspension-reasons.ts';

/** What local dates of a case rest on: its calendar, if it is published yet, and the zone of its area. */
export type Days = { readonly calendar: CalendarDefinition | undefined; readonly zone: string };

/** A term that is counted in whole days; hours and absolute due times are none. */
function dayTerm(term: Item['statutory']): DayTerm | undefined {
  if (term === undefined || 'due' in term || term.unit === 'WH') return undefined;
  if (term.unit === 'IMMEDIATE') return { unit: 'IMMEDIATE' };
  return term.n !== undefined && Number.isInteger(term.n) ? { unit: term.unit, n: term.n } : undefined;
}

/** The clocks of an item that are counted in days. */
export const dayClocks = (item: Item): ClockName[] =>
  (['statutory', 'promised'] as const).filter((clock) => dayTerm(item[clock]) !== undefined);

/** The calendar that judges a case, as `id@version`; version 0 while none is published. */
export const calendarOf = ({ calendarId }: Case, { calendar }: Days): string =>
  `${calendarId}@${calendar?.version ?? 0}`;

/**
 * Judges the clocks of a case that are counted in days, at its end or else at `asOf` (ISO); clocks without a
 * published calendar are left out.
 */
export function judgeCase(state: Case, days: Days, asOf: string): Partial<Record<ClockName, Judgement>> {
  if (days.calendar === undefined) return {};
  const { zone } = days;
  const calendar = buildCalendar(days.calendar);
  const { acceptedAt, endedAt } = state;
  const judged = dayClocks(state.item).flatMap((clock): [ClockName, Judgement][] => {
    const term = dayTerm(state.item[clock]);
    if (term === undefined) return [];
    const suspensions = stoppedSpans(state, clock, zone);
    const line = { calendar, zone, acceptedAt, term, suspensions, asOf };
    return [[clock, judgeClock(endedAt === undefined ? line : { ...line, decidedAt: endedAt })]];
  });
  return Object.fromEntries(judged);
}
