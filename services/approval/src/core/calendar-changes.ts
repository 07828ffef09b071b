import { canonicalJson } from '@haoban/contracts/canonical-json';
import { buildCalendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { formatDate, localDay, parseDate } from '@haoban/sla-clock/local-date';
import type { Case } from './case.ts';
import type { Movement } from './movement-wakes.ts';

type Coverage = { readonly from: string; readonly to: string };

/** What a version changed: days that became off or worked, how far it reaches, its office hours. */
export type CalendarChanges = {
  readonly days: readonly { readonly date: string; readonly becomes: 'off' | 'work' }[];
  /** How far it reaches where that changed, and how far the version before it did. */
  readonly coverage: (Coverage & { readonly before: Coverage }) | undefined;
  readonly officeHours: boolean;
};

/** Compares two versions of a calendar; before the first one every day was a plain weekday or weekend. */
export function calendarChanges(
  before: CalendarDefinition | undefined,
  after: CalendarDefinition,
): CalendarChanges {
  const [was, is] = [buildCalendar(before ?? { ...after, off: [], work: [] }), buildCalendar(after)];
  const exceptions = new Set([...(before?.off ?? []), ...(before?.work ?? []), ...after.off, ...after.work]);
  const days = [...exceptions].toSorted().flatMap((date) => {
    const works = is.isWorkday(parseDate(date));
    return works === was.isWorkday(parseDate(date))
      ? []
      : [{ date, becomes: works ? ('work' as const) : ('off' as const) }];
  });
  const known = before?.coverage ?? { from: '9999-12-31', to: '0000-01-01' };
  const reaches = canonicalJson(known) !== canonicalJson(after.coverage);
  return {
    days,
    coverage: reaches ? { ...after.coverage, before: known } : undefined,
    officeHours: canonicalJson(before?.officeHours ?? {}) !== canonicalJson(after.officeHours),
  };
}

/** The day a clock counts from (its day 0): of the case, or of the stage's run that was under way at an instant (ISO). */
export function startOfClock(state: Case, stage: string | undefined, zone: string, at: string): string {
  if (stage === undefined) return state.day0;
  const runs = [...state.pastRuns.filter((run) => run.stage === stage), state.runs[stage]];
  const started = runs.flatMap((run) => (run !== undefined && run.startedAt <= at ? [run.startedAt] : []));
  const first = started.toSorted()[0];
  return first === undefined ? state.day0 : formatDate(localDay(Date.parse(first), zone));
}

const isBeyond = ({ from, to }: Coverage, start: string, last: string): boolean => start < from || last > to;

/**
 * Why a due date moved: the changed days between day 0 and the later of both dates (`2027-01-04 off`), the
 * coverage where the one before did not reach so far, and the office hours.
 */
export function whyMoved(
  { days: changed, coverage, officeHours }: CalendarChanges,
  start: string,
  { from, to }: Pick<Movement, 'from' | 'to'>,
): string[] {
  const last = [from, to].map((due) => due?.slice(0, 10) ?? '9999-12-31').toSorted()[1] ?? '';
  const days = changed
    .filter(({ date }) => start < date && date <= last)
    .map(({ date, becomes }) => `${date} ${becomes}`);
  return [
    ...days,
    ...(coverage !== undefined && isBeyond(coverage.before, start, last)
      ? [`coverage ${coverage.from} ${coverage.to}`]
      : []),
    ...(officeHours && (to ?? from ?? '').length > 10 ? ['office hours'] : []),
  ];
}
