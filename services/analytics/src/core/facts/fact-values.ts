import { formatDate } from '@haoban/sla-clock/local-date';

/** Stands for "not yet" and "for all of them" in the warehouse. */
export const endOfTime = '2299-12-31 23:59:59.999';
const endOfTimeMs = Date.UTC(2300, 0, 1) - 1;

/** A value that the warehouse takes: what a column of a finished row holds; instants are epoch milliseconds, days texts. */
export type FactValue = string | number | null | readonly FactValue[];

/** A finished row by its columns; columns of one prefix (`stages.…`) are parallel lists. */
export type FactRow = Readonly<Record<string, FactValue>>;

/** An instant (epoch milliseconds) as the warehouse writes it; what is not finite is the end of time. */
export const instantText = (ms: number): string =>
  Number.isFinite(ms) ? new Date(ms).toISOString().replace('T', ' ').slice(0, -1) : endOfTime;

/** An instant (epoch milliseconds) as a finished row holds it; what is not finite is the end of time. */
export const instant = (ms: number): number => (Number.isFinite(ms) ? ms : endOfTimeMs);

const dates = new Map<number, string>();

/** A day since 1970-01-01 as a date, null where there is none. */
export function dateText(day: number | null | undefined): string | null {
  if (day === null || day === undefined) return null;
  const known = dates.get(day);
  if (known !== undefined) return known;
  const text = formatDate(day);
  if (dates.size < 200_000) dates.set(day, text);
  return text;
}

/** 1 or 0. */
export const flag = (is: boolean): 0 | 1 => (is ? 1 : 0);
