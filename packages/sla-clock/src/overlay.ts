import type { CalendarDefinition } from './calendar.ts';
import { parseDate } from './local-date.ts';

/** What a place changes in the national table; without `coverage` it reaches as far as that. */
export type CalendarOverlay = Pick<
  CalendarDefinition,
  'calendarId' | 'version' | 'off' | 'work' | 'sources'
> &
  Partial<Pick<CalendarDefinition, 'coverage' | 'officeHours'>>;

/**
 * A local calendar: closures, ethnic holidays and local working days over a national table, whose dates they replace.
 * Throws a RangeError for a coverage beyond the base's, a date outside it, or one both off and worked.
 */
export function overlayCalendar(base: CalendarDefinition, overlay: CalendarOverlay): CalendarDefinition {
  const coverage = overlay.coverage ?? base.coverage;
  const [from, to] = [parseDate(coverage.from), parseDate(coverage.to)];
  if (from < parseDate(base.coverage.from) || to > parseDate(base.coverage.to)) {
    throw new RangeError(
      `the coverage ${coverage.from} to ${coverage.to} exceeds that of ${base.calendarId}`,
    );
  }
  const local = new Set<string>();
  for (const date of [...overlay.off, ...overlay.work]) {
    const day = parseDate(date);
    if (day < from || day > to) throw new RangeError(`${date} lies outside the coverage`);
    if (local.has(date)) throw new RangeError(`${date} is given twice`);
    local.add(date);
  }
  const kept = (date: string): boolean => !local.has(date) && coverage.from <= date && date <= coverage.to;
  const over = (national: string[], own: string[]): string[] => [...national.filter(kept), ...own].toSorted();
  return {
    calendarId: overlay.calendarId,
    version: overlay.version,
    coverage,
    off: over(base.off, overlay.off),
    work: over(base.work, overlay.work),
    officeHours: { ...base.officeHours, ...overlay.officeHours },
    sources: [...base.sources, ...overlay.sources],
  };
}
