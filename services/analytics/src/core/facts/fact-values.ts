import { formatDate } from '@haoban/sla-clock/local-date';

/** Stands for "not yet" and "for all of them" in the warehouse. */
export const endOfTime = '2299-12-31 23:59:59.999';

/** A value that the warehouse takes: what a column of a finished row holds. */
export type FactValue = string | number | null | readonly FactValue[];

/** A finished row by its columns; columns of one prefix (`stages.…`) are parallel lists. */
export type FactRow = Readonly<Record<string, FactValue>>;

const dayMs = 86_400_000;
const padded = (width: number, count: number): string[] =>
  Array.from({ length: count }, (_, value) => String(value).padStart(width, '0'));
const twoDigits = padded(2, 60);
const threeDigits = padded(3, 1000);

/** An instant (epoch milliseconds) as the warehouse writes it; what is not finite is the end of time. */
export function instantText(ms: number): string {
  if (!Number.isFinite(ms)) return endOfTime;
  const day = Math.floor(ms / dayMs);
  const inDay = Math.trunc(ms - day * dayMs);
  const seconds = Math.floor(inDay / 1000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}`;
  return `${dateText(day)} ${clock}.${threeDigits[inDay % 1000]}`;
}

/** The same, null where there is none. */
export const instantOrNull = (ms: number | undefined): string | null =>
  ms === undefined ? null : instantText(ms);

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
