import { formatDate, localDay, parseDate } from '@haoban/sla-clock/local-date';
import type { Language } from './language.ts';

/** The zone in which the portal shows instants. */
const zone = 'Asia/Shanghai';

const dateOf = (date: string, language: Language): string =>
  language === 'zh'
    ? `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
    : new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(date));

/** A local date (2026-11-09) as people write it. Throws a RangeError when it is none. */
export const localDate = (date: string, language: Language): string =>
  dateOf(formatDate(parseDate(date)), language);

/** The day before a local date: what an exclusive end shows as. */
export const dayBefore = (date: string): string => formatDate(parseDate(date) - 1);

/** An instant as date and time of day in Beijing. */
export function localInstant(instant: string, language: Language): string {
  const ms = Date.parse(instant);
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone }).format(ms);
  const date = dateOf(formatDate(localDay(ms, zone)), language);
  return language === 'zh' ? `${date} ${time}` : `${date}, ${time}`;
}

/** The year that an instant (epoch ms) falls into. */
export const localYear = (ms: number): number => Number(formatDate(localDay(ms, zone)).slice(0, 4));
