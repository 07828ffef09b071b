/** From the epoch second `from` on, local time is UTC plus `offsetSeconds`. */
export type ZoneOffset = { from: number; offsetSeconds: number };

const DAY_SECONDS = 86_400;
// Offsets are looked up and kept by window: a year or so takes half a millisecond to search.
const WINDOW_SECONDS = 400 * DAY_SECONDS;
const OFFSET = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/;

const windowsByZone = new Map<string, Map<number, readonly ZoneOffset[]>>();

// The stretch that held the last answer: most instants of a run lie in the same one.
let last = { zone: '', from: 0, until: 0, offsetSeconds: 0 };

/**
 * The offsets of an IANA zone from 1 January of `fromYear` to 31 December of `toYear` (UTC), oldest first,
 * exact to the second.
 */
export function zoneOffsets(zone: string, fromYear: number, toYear: number): ZoneOffset[] {
  return findOffsets(zone, Date.UTC(fromYear, 0, 1) / 1000, Date.UTC(toYear + 1, 0, 1) / 1000);
}

/**
 * Seconds that local time is ahead of UTC in an IANA zone at an instant (epoch milliseconds); throws a
 * RangeError for an unknown zone.
 */
export function offsetSecondsAt(instantMs: number, zone: string): number {
  const second = Math.floor(instantMs / 1000);
  if (second < last.from || second >= last.until || zone !== last.zone) last = stretchAround(second, zone);
  return last.offsetSeconds;
}

function stretchAround(second: number, zone: string): typeof last {
  const window = Math.floor(second / WINDOW_SECONDS);
  const offsets = windowOffsets(zone, window);
  const next = offsets.findIndex(({ from }) => from > second);
  const { from, offsetSeconds } = offsets.at(next === -1 ? -1 : next - 1) ?? {
    from: second,
    offsetSeconds: 0,
  };
  return { zone, from, until: offsets[next]?.from ?? (window + 1) * WINDOW_SECONDS, offsetSeconds };
}

function windowOffsets(zone: string, window: number): readonly ZoneOffset[] {
  const windows = windowsByZone.get(zone) ?? new Map<number, readonly ZoneOffset[]>();
  windowsByZone.set(zone, windows);
  let offsets = windows.get(window);
  if (offsets === undefined) {
    offsets = findOffsets(zone, window * WINDOW_SECONDS, (window + 1) * WINDOW_SECONDS);
    windows.set(window, offsets);
  }
  return offsets;
}

// One look a day: no zone has changed its offset twice within a day.
function findOffsets(zone: string, start: number, end: number): ZoneOffset[] {
  const offsetAt = offsetReader(zone);
  let current = { from: start, offsetSeconds: offsetAt(start) };
  const found = [current];
  for (let left = start; left < end; left += DAY_SECONDS) {
    const right = Math.min(left + DAY_SECONDS, end - 1);
    const offsetSeconds = offsetAt(right);
    if (offsetSeconds === current.offsetSeconds) continue;
    current = { from: firstSecondOf(offsetSeconds, left, right, offsetAt), offsetSeconds };
    found.push(current);
  }
  return found;
}

function firstSecondOf(
  offset: number,
  left: number,
  right: number,
  offsetAt: (second: number) => number,
): number {
  let before = left;
  let after = right;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offset) after = middle;
    else before = middle;
  }
  return after;
}

function offsetReader(zone: string): (second: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (second) => {
    const [, sign, hours, minutes, seconds = 0] = OFFSET.exec(format.format(second * 1000)) ?? [];
    const ahead = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return sign === '-' ? -ahead : ahead;
  };
}
