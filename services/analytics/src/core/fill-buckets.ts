import { timeBuckets } from '@haoban/indicators/dimensions';
import { formatDate, parseDate } from '@haoban/sla-clock/local-date';

const maxBuckets = 4_000;

/** ISO week of a date: `2026-W01`. */
function isoWeek(date: Date): string {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000);
  const week =
    Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

const bucketOf: Readonly<Record<string, (day: number) => string>> = {
  day: formatDate,
  week: (day) => isoWeek(new Date(day * 86_400_000)),
  month: (day) => formatDate(day).slice(0, 7),
  quarter: (day) => `${formatDate(day).slice(0, 4)}-Q${Math.ceil(Number(formatDate(day).slice(5, 7)) / 3)}`,
  year: (day) => formatDate(day).slice(0, 4),
  weekday: (day) => String(new Date(day * 86_400_000).getUTCDay() || 7),
};

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** Every bucket of time dimensions between two dates (from inclusive, to exclusive), in their order. */
function bucketsBetween(dimensions: readonly string[], from: string, to: string): string[][] {
  const readers = dimensions.map((name) => bucketOf[name] ?? (() => ''));
  const seen = new Map<string, string[]>();
  for (let day = parseDate(from); day < parseDate(to); day += 1) {
    const bucket = readers.map((read) => read(day));
    seen.set(bucket.join(' '), bucket);
  }
  return [...seen.values()];
}

/** A group of an answer: the value of each dimension asked for. */
export type Group = readonly string[];

const bytewise = (a: Group, b: Group): number => {
  for (const [index, value] of a.entries()) {
    const order = Buffer.compare(Buffer.from(value), Buffer.from(b[index] ?? ''));
    if (order !== 0) return order;
  }
  return 0;
};

/**
 * The groups of an answer with the time buckets that have no data, in bytewise order: each combination of the other
 * dimensions that was found in each bucket that the period has, and in each hour of the day. Periods of more than
 * 4,000 buckets are filled only where data is.
 */
export function filledGroups(
  by: readonly string[],
  found: readonly Group[],
  from: string,
  to: string,
): Group[] {
  const all = new Map(found.map((group) => [group.join('\u0000'), group]));
  const isHour = (index: number): boolean => found.every((group) => /^\d\d$/.test(group[index] ?? ''));
  const hour = by.findIndex((name, index) => name === 'hour' && found.length > 0 && isHour(index));
  const times = by.flatMap((name, index) => (timeBuckets.includes(name) ? [index] : []));
  const days =
    times.length === 0
      ? [[]]
      : bucketsBetween(
          times.map((index) => by[index] ?? ''),
          from,
          to,
        );
  const every = days.flatMap((bucket) =>
    (hour === -1 ? [''] : hoursOfDay).map(
      (text) =>
        new Map<number, string>([
          ...times.map((index, n): [number, string] => [index, bucket[n] ?? '']),
          [hour, text],
        ]),
    ),
  );
  if (times.length + Number(hour !== -1) === 0 || every.length > maxBuckets)
    return [...all.values()].toSorted(bytewise);
  const bare = by.map(() => '');
  const others = found.length === 0 && times.length === by.length ? [bare] : found;
  const distinct = new Map(
    others.map((group) => {
      const rest = group.map((value, index) => (every[0]?.has(index) === true ? '' : value));
      return [rest.join('\u0000'), rest];
    }),
  );
  for (const rest of distinct.values()) {
    for (const bucket of every) {
      const filled = rest.map((value, index) => bucket.get(index) ?? value);
      all.set(filled.join('\u0000'), filled);
    }
  }
  return [...all.values()].toSorted(bytewise);
}
