import { offsetSecondsAt } from '@haoban/sla-clock/zone-offsets';

const pattern =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/;

/**
 * Reads a time of a foreign log into epoch milliseconds: `2011-10-18T09:06:20.547+02:00`, `2024/3/1 9:00`,
 * `2024-03-01` (its midnight); without offset it is local time of the zone. Undefined when it is no time, or one
 * outside 1900-2299, which marks an absent value in many logs.
 */
export function readInstant(text: string, zone: string): number | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [
    ,
    year,
    month,
    day,
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '',
    utc,
    sign,
    ahead,
    minutes,
  ] = match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 30 February rolls over into March.
  const rolledOver = new Date(date).getUTCMonth() + 1 !== Number(month);
  if (rolledOver || Number(day) < 1 || Number(year) < 1900 || Number(year) > 2299) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const localMs = date + seconds * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  if (utc !== undefined) return localMs;
  if (sign !== undefined)
    return localMs - Number(`${sign}1`) * (Number(ahead) * 60 + Number(minutes)) * 60_000;
  const guessMs = localMs - offsetSecondsAt(localMs, zone) * 1000;
  return localMs - offsetSecondsAt(guessMs, zone) * 1000;
}
