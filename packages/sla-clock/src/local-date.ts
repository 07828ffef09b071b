import { offsetSecondsAt } from './zone-offsets.ts';

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Reads `2026-11-09` into days since 1970-01-01; throws a RangeError when it is no date of the calendar. */
export function parseDate(text: string): number {
  const day = DATE.test(text) ? Date.parse(text) / DAY_MS : Number.NaN;
  // Date.parse turns 30 February into 2 March, so the way back decides.
  if (Number.isNaN(day) || formatDate(day) !== text) throw new RangeError(`not a date: ${text}`);
  return day;
}

/** Writes days since 1970-01-01 as `2026-11-09`. */
export function formatDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Reads an RFC 3339 instant into epoch milliseconds; throws a RangeError without `Z` or an offset, which the
 * host's zone would fill in.
 */
export function parseInstant(text: string): number {
  const instantMs = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instantMs)) throw new RangeError(`not an instant with its offset: ${text}`);
  parseDate(text.slice(0, 10));
  return instantMs;
}

/** The local date of an instant (epoch milliseconds) in an IANA zone, as days since 1970-01-01. */
export function localDay(instantMs: number, zone: string): number {
  return Math.floor((instantMs + offsetSecondsAt(instantMs, zone) * 1000) / DAY_MS);
}
