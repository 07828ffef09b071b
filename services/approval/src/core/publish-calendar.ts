import { canonicalJson } from '@haoban/contracts/canonical-json';
import type { Decision } from '@haoban/contracts/decision';
import type { CalendarDefinition } from '@haoban/sla-clock/calendar';

/** Publishes a calendar as the next version of itself; the same content again is `unchanged` and says nothing. */
export function publishCalendar(
  before: CalendarDefinition | undefined,
  content: Omit<CalendarDefinition, 'version'>,
): Decision<CalendarDefinition, 'unchanged'> {
  const version = before?.version ?? 0;
  if (canonicalJson(before) === canonicalJson({ ...content, version })) return { refusal: 'unchanged' };
  const state = { ...content, version: version + 1 };
  return { state, events: [{ type: 'calendar.published.v1', data: state }] };
}
