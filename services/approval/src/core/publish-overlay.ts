import type { Decision } from '@haoban/contracts/decision';
import { overlayCalendar } from '@haoban/sla-clock/overlay';
import { nextVersion } from './publish-calendar.ts';
import type { Overlay, StoredCalendar } from './stored-calendar.ts';

/** An overlay for a calendar of its own, `calendarId`. */
export type PublishOverlay = {
  readonly calendarId: string;
  readonly overlay: Omit<Overlay, 'baseVersion'>;
};

export type OverlayRefusal = 'unchanged' | 'base_unknown' | 'base_is_overlay';

/**
 * Publishes a local calendar as a whole one: the base as it is now with the overlay's days over it. An overlay rests
 * on a whole calendar, never on another overlay or itself. Throws a RangeError for dates that do not fit.
 */
export function publishOverlay(
  before: StoredCalendar | undefined,
  base: StoredCalendar | undefined,
  { calendarId, overlay }: PublishOverlay,
): Decision<StoredCalendar, OverlayRefusal> {
  if (base === undefined) return { refusal: 'base_unknown' };
  if (base.overlay !== undefined || base.calendarId === calendarId) return { refusal: 'base_is_overlay' };
  const { version: _version, ...content } = layOver(base, { calendarId, overlay });
  return nextVersion(before, content, { ...overlay, baseVersion: base.version });
}

/** The days of an overlay over its base, without a version of their own yet (0). */
export const layOver = (base: StoredCalendar, { calendarId, overlay }: PublishOverlay) => {
  const { base: _base, ...local } = overlay;
  return overlayCalendar(base, { ...local, calendarId, version: 0 });
};
