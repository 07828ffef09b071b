import { formatDate, parseDate, startOfDay } from '@haoban/sla-clock/local-date';

/** Ratings below which a rate says more about chance than about the service. */
export const minimumSample = 20;

type Counts = {
  readonly ratings: number;
  readonly good: number;
  readonly orders: number;
  readonly rectified: number;
  readonly inTime: number;
};

/** The instants (ISO) of a local month (`2026-09`): its first, and the first one after it. */
export function spanOfMonth(month: string, zone: string): { readonly from: string; readonly to: string } {
  const first = parseDate(`${month}-01`);
  // 31 days later it is the next month, wherever this one ends
  const next = parseDate(`${formatDate(first + 31).slice(0, 7)}-01`);
  const instant = (day: number): string => new Date(startOfDay(day, zone)).toISOString();
  return { from: instant(first), to: instant(next) };
}

const rate = (part: number, whole: number): number | null =>
  whole < minimumSample ? null : Number((part / whole).toPrecision(12));

/** The rates of a row of counts; null below the minimum sample, whose counts are shown all the same. */
export const ratesOf = ({ ratings, good, orders, rectified, inTime }: Counts) => ({
  goodRate: rate(good, ratings),
  rectificationRate: rate(rectified, orders),
  inTimeRate: rate(inTime, orders),
});
