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

/** Every bucket of a time dimension between two dates (from inclusive, to exclusive), in order. */
function bucketsBetween(dimension: string, from: string, to: string): string[] {
  const bucket = bucketOf[dimension];
  if (bucket === undefined) return [];
  const seen = new Set<string>();
  for (let day = parseDate(from); day < parseDate(to); day += 1) seen.add(bucket(day));
  return [...seen];
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
 * The groups of an answer with the time buckets that have no data, in bytewise order. Buckets are filled between the
 * first and last date that have data or were asked for; an open-ended period is filled only where data is.
 */
export function filledGroups(
  by: readonly string[],
  found: readonly Group[],
  from: string,
  to: string,
): Group[] {
  const time = by.findIndex((name) => timeBuckets.includes(name));
  const every = time === -1 ? [] : bucketsBetween(by[time] ?? '', from, to);
  const all = new Map(found.map((group) => [group.join('\u0000'), group]));
  if (every.length <= maxBuckets) {
    const others = found.length === 0 && by.length === 1 ? [['']] : found;
    for (const group of others) {
      for (const bucket of every) {
        const filled = by.map((_, index) => (index === time ? bucket : (group[index] ?? '')));
        all.set(filled.join('\u0000'), filled);
      }
    }
  }
  return [...all.values()].toSorted(bytewise);
}
