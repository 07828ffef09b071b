import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';

// Until then another process may still remember the area as it was.
const settledMs = 5_000;

/** An area as published last; `defaultsFrom` (ISO) while silence counts as a default there: invitations made since. */
export type Area = {
  readonly region: string;
  readonly zone: string;
  readonly calendarId: string;
  readonly defaultsFrom?: string;
  /** Local times from and to which nobody is sent a message. */
  readonly quietHours?: readonly string[];
};

/** Keeps an area that was published, heard of at an instant (ISO); defaults start when they are turned on, never before. */
export function keepArea(
  before: Area | undefined,
  { code, zone, calendarId, defaultRating, quietHours }: EventData<'area.published.v1'>,
  at: string,
): Decision<Area, never> {
  const settled = new Date(Date.parse(at) + settledMs).toISOString();
  const defaults = defaultRating ? { defaultsFrom: before?.defaultsFrom ?? settled } : {};
  const quiet = quietHours === undefined ? {} : { quietHours };
  return { state: { region: code, zone, calendarId, ...defaults, ...quiet }, events: [] };
}
