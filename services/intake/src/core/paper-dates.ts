import type { Term } from '@haoban/contracts/terms';
import type { Calendar } from '@haoban/sla-clock/calendar';
import { judgeClock } from '@haoban/sla-clock/judge';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';

/** What the dates on a paper rest on. */
export type PaperDays = { readonly zone: string; readonly calendar: Calendar | undefined };

/** The local date of an instant, `2026-11-02`. */
export const dateOf = (at: string, zone: string): string => formatDate(localDay(Date.parse(at), zone));

/** A date as it is written on papers: `2026年11月2日`. */
export function writtenDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const units = { WD: '个工作日', ND: '日', WH: '个工作小时' } as const;

/** The date on which a term that runs from an acceptance ends; undefined while nobody published the days up to it. */
export function endOf(
  term: Term,
  acceptance: { at: string; day0: string },
  days: PaperDays,
): string | undefined {
  const { calendar, zone } = days;
  if ('due' in term || term.unit === 'WH' || term.unit === 'IMMEDIATE' || calendar === undefined)
    return undefined;
  const { at, day0 } = acceptance;
  const n = term.n ?? 0;
  const clock = {
    calendar,
    zone,
    acceptedAt: at,
    day0,
    term: { unit: term.unit, n },
    suspensions: [],
    asOf: at,
  };
  const { due, provisional } = judgeClock(clock);
  return due === null || provisional ? undefined : due;
}

/** A term of a case as its paper promises it: the last day where it is known, and the days. */
export function writtenTerm(term: Term, acceptance: { at: string; day0: string }, days: PaperDays): string {
  if ('due' in term) return writtenDate(dateOf(term.due, days.zone));
  if (term.unit === 'IMMEDIATE') return '当场办结';
  const length = `${term.n ?? 0}${units[term.unit]}`;
  const end = endOf(term, acceptance, days);
  return end === undefined ? length : `${writtenDate(end)}（${length}）`;
}
