import { canonicalJson } from '@haoban/contracts/canonical-json';
import type { Decision } from '@haoban/contracts/decision';
import type { CalendarDefinition } from '@haoban/sla-clock/calendar';
import type { Overlay, StoredCalendar } from './stored-calendar.ts';

/**
 * Publishes a whole calendar as the next version of itself; the same content again is `unchanged` and says nothing.
 * What follows another calendar is published as an overlay alone.
 */
export function publishCalendar(
  before: StoredCalendar | undefined,
  content: Omit<CalendarDefinition, 'version'>,
): Decision<StoredCalendar, 'unchanged' | 'calendar_is_overlay'> {
  if (before?.overlay !== undefined) return { refusal: 'calendar_is_overlay' };
  return nextVersion(before, content);
}

/** The next version of a calendar; where only what it rests on changed, that is noted and nothing is said. */
export function nextVersion(
  before: StoredCalendar | undefined,
  content: Omit<CalendarDefinition, 'version'>,
  overlay?: Overlay,
): Decision<StoredCalendar, 'unchanged'> {
  const { overlay: restedOn, ...known } = before ?? { version: 0 };
  const resting = overlay === undefined ? {} : { overlay };
  if (canonicalJson(known) !== canonicalJson({ ...content, version: known.version })) {
    const definition = { ...content, version: known.version + 1 };
    return {
      state: { ...definition, ...resting },
      events: [{ type: 'calendar.published.v1', data: definition }],
    };
  }
  if (canonicalJson(restedOn) === canonicalJson(overlay)) return { refusal: 'unchanged' };
  return { state: { ...content, version: known.version, ...resting }, events: [] };
}
