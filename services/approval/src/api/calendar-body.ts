import { approvalEvents } from '@haoban/contracts/events/approval';
import { Code } from '@haoban/contracts/events/fields';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { buildCalendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { buildOfficeHours } from '@haoban/sla-clock/office-hours';
import { Type, type Static } from 'typebox';
import { layOver } from '../core/publish-overlay.ts';
import type { StoredCalendar } from '../core/stored-calendar.ts';
import { overlaysOn } from '../db/republish-overlays.ts';
import type { Deps } from './deps.ts';

const { calendarId, version, coverage, officeHours, off, work, sources } =
  approvalEvents['calendar.published.v1'].properties;

export const CalendarParams = Type.Object({ calendarId: Code });

/** A whole calendar as a data file holds it; its version is counted here, whatever the file says. */
export const CalendarBody = strictObject({
  calendarId: Type.Optional(calendarId),
  version: Type.Optional(version),
  coverage,
  off,
  work,
  officeHours,
  sources,
});
export type CalendarBody = Static<typeof CalendarBody>;

/** What a place changes in the calendar `base`. */
export const OverlayBody = strictObject({
  base: Code,
  coverage: Type.Optional(coverage),
  off,
  work,
  officeHours: Type.Optional(officeHours),
  sources,
});
export type OverlayBody = Static<typeof OverlayBody>;

const invalid = (message: string): ProblemError =>
  new ProblemError('calendar_invalid', [{ path: 'body', message }]);

/** Does something with dates and hours somebody wrote; throws `calendar_invalid` with the first that is wrong. */
export function withDates<Result>(what: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw invalid(`${what}: ${error.message}`);
    throw error;
  }
}

/** Throws `calendar_invalid` for dates or hours that cannot be. */
export function requireDates(definition: CalendarDefinition): void {
  withDates(definition.calendarId, () => {
    buildCalendar(definition);
    for (const hours of Object.values(definition.officeHours)) buildOfficeHours(hours);
  });
}

/** The content of a calendar; throws `calendar_invalid` when the file is another calendar's or its dates are wrong. */
export function contentOf(id: string, body: CalendarBody): Omit<CalendarDefinition, 'version'> {
  const { version: _version, ...content } = body;
  if (content.calendarId !== undefined && content.calendarId !== id)
    throw invalid(`this is the calendar ${content.calendarId}, not ${id}`);
  const whole = { ...content, calendarId: id };
  requireDates({ ...whole, version: 1 });
  return whole;
}

/**
 * The calendars that follow a whole one, as they would be over this content of it; throws `calendar_invalid` when one
 * of them no longer fits.
 */
export async function followers(
  { stores }: Deps,
  base: Omit<CalendarDefinition, 'version'>,
): Promise<StoredCalendar[]> {
  const next: StoredCalendar = { ...base, version: 0 };
  return (await overlaysOn(stores, base.calendarId)).map(({ calendarId: id, version: last, overlay }) => {
    const { baseVersion: _baseVersion, ...local } = overlay;
    return withDates(id, () => {
      const laid = layOver(next, { calendarId: id, overlay: local });
      requireDates(laid);
      return { ...laid, version: last + 1 };
    });
  });
}
