import { dateOfDay, dayOfDate, twoDigitsAt } from './civil-date.ts';
import { offsetSecondsAt } from './zone-offsets.ts';

const DAY_MS = 86_400_000;

/** Reads `2026-11-09` into days since 1970-01-01; throws a RangeError when it is no date of the calendar. */
export function parseDate(text: string): number {
  const day = text.length === 10 ? dayOfDate(text) : Number.NaN;
  if (Number.isNaN(day)) throw new RangeError(`not a date: ${text}`);
  return day;
}

/** Writes days since 1970-01-01 as `2026-11-09`; throws a RangeError beyond the years 0000-9999. */
export function formatDate(day: number): string {
  return dateOfDay(day);
}

/**
 * Reads an RFC 3339 instant into epoch milliseconds; throws a RangeError without `Z` or an offset, which the
 * host's zone would fill in.
 */
export function parseInstant(text: string): number {
  const instantMs = readInstant(text);
  if (Number.isNaN(instantMs)) throw new RangeError(`not an instant with its offset: ${text}`);
  return instantMs;
}

/** The local date of an instant (epoch milliseconds) in an IANA zone, as days since 1970-01-01. */
export function localDay(instantMs: number, zone: string): number {
  return Math.floor(wallMs(instantMs, zone) / DAY_MS);
}

/** What the clock on the wall shows at an instant, in milliseconds since 1970-01-01T00:00 local time. */
export function wallMs(instantMs: number, zone: string): number {
  return instantMs + offsetSecondsAt(instantMs, zone) * 1000;
}

/**
 * The instant (epoch milliseconds) at which the clock on the wall shows a time; one that a change of the offset
 * leaves out stands for the change itself.
 */
export function instantOfWall(wall: number, zone: string): number {
  const guess = offsetSecondsAt(wall, zone);
  const offset = offsetSecondsAt(wall - guess * 1000, zone);
  const instantMs = wall - offset * 1000;
  return offsetSecondsAt(instantMs, zone) === offset ? instantMs : wall - Math.min(guess, offset) * 1000;
}

/** The instant (epoch milliseconds) at which a local day (days since 1970-01-01) begins. */
export function startOfDay(day: number, zone: string): number {
  return instantOfWall(day * DAY_MS, zone);
}

const [T, COLON, POINT, PLUS, MINUS, Z] = Array.from('T:.+-Z', (sign) => sign.charCodeAt(0));

/** Reads an RFC 3339 instant into epoch milliseconds; NaN when it is none or lacks its offset. */
export function readInstant(text: string): number {
  if (text.charCodeAt(10) !== T || text.charCodeAt(13) !== COLON) return Number.NaN;
  const minutes = dayOfDate(text) * 1440 + upTo(23, text, 11) * 60 + upTo(59, text, 14);
  if (text.charCodeAt(16) !== COLON) return (minutes - offsetMinutes(text, 16)) * 60_000;
  const seconds = upTo(59, text, 17);
  const end = text.charCodeAt(19) === POINT ? fractionEnd(text) : 19;
  const milliseconds = end === 19 ? 0 : thousandths(text, end);
  return (minutes - offsetMinutes(text, end)) * 60_000 + seconds * 1000 + milliseconds;
}

// Two digits of at most `max`, else NaN.
function upTo(max: number, text: string, at: number): number {
  const value = twoDigitsAt(text, at);
  return value <= max ? value : Number.NaN;
}

// Of what stands after the point up to an end: digits that are not said are zeros, those past the third are cut off.
function thousandths(text: string, end: number): number {
  let value = 0;
  for (let at = 20; at < 23; at += 1) value = value * 10 + (at < end ? text.charCodeAt(at) - 48 : 0);
  return value;
}

// One to nine digits after the point; further ones are left over, and no offset starts there.
function fractionEnd(text: string): number {
  let at = 20;
  while (at < 29 && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at += 1;
  return at === 20 ? text.length : at;
}

function offsetMinutes(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === Z) return text.length === at + 1 ? 0 : Number.NaN;
  if (text.length !== at + 6 || text.charCodeAt(at + 3) !== COLON) return Number.NaN;
  if (sign !== PLUS && sign !== MINUS) return Number.NaN;
  const ahead = upTo(23, text, at + 1) * 60 + upTo(59, text, at + 4);
  return sign === MINUS ? -ahead : ahead;
}
