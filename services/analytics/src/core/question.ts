import type { Indicator } from '@haoban/indicators/definition';
import { allowedDimensions, filterNames, rowsAsked } from '@haoban/indicators/dimensions';
import { formatDate, localDay, parseDate, startOfDay } from '@haoban/sla-clock/local-date';

export const bases = ['wd', 'nd', 'wh', 'natural'] as const;
export type Basis = (typeof bases)[number];

/** A question about one indicator, everything in it decided: dates local, asOf an instant (ISO). */
export type Question = {
  readonly dataset: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly by: readonly string[];
  readonly basis: Basis;
  readonly judged: boolean;
  /** The year whose baseline counts; the latest without one. */
  readonly baseline?: number;
  readonly filters: Readonly<Record<string, string>>;
};

/** The words of a request, as the query string says them. */
export type Asked = {
  readonly dataset?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly by?: string;
  readonly basis?: Basis;
  readonly calendar?: 'latest' | 'judged';
  readonly baseline?: number;
  readonly filters: Readonly<Record<string, string>>;
};

/** What is wrong with a question: which word, and what is allowed instead. */
export type Fault = { readonly path: string; readonly message: string };

const earliest = '1970-01-01';

/** True for a question that names no beginning: there is nothing before it. */
export const isSinceEver = ({ from }: Pick<Question, 'from'>): boolean => from === earliest;

function dateFault(path: string, date: string): Fault[] {
  try {
    parseDate(date);
    return [];
  } catch {
    return [{ path, message: `is no date: ${date}; write 2026-01-31` }];
  }
}

/**
 * Completes a question: without `from` since ever, without `to` up to and including today, as of min(now, start of
 * `to`). Answers the faults when a word does not fit the indicator.
 */
export function completeQuestion(
  indicator: Indicator,
  asked: Asked,
  zone: string,
  nowMs: number,
): { question: Question } | { faults: Fault[] } {
  const tomorrow = formatDate(localDay(nowMs, zone) + 1);
  const { from = earliest, to = tomorrow, filters } = asked;
  const by = asked.by === undefined || asked.by === '' ? [] : asked.by.split(',');
  const rows = rowsAsked(indicator, by);
  const allowed = allowedDimensions(rows, indicator.at);
  const known = filterNames(rows);
  const faults = [
    ...dateFault('from', from),
    ...dateFault('to', to),
    ...by
      .filter((name) => !allowed.includes(name))
      .map((name) => ({ path: 'by', message: `${name} is not allowed; allowed: ${allowed.join(', ')}` })),
    ...(new Set(by).size === by.length ? [] : [{ path: 'by', message: 'names a dimension twice' }]),
    ...Object.keys(filters)
      .filter((name) => !known.includes(name))
      .map((name) => ({ path: name, message: `is no filter here; allowed: ${known.join(', ')}` })),
  ];
  if (faults.length > 0) return { faults };
  if (from > to) return { faults: [{ path: 'to', message: 'is before from' }] };
  const asOf = asked.asOf ?? new Date(Math.min(nowMs, startOfDay(parseDate(to), zone))).toISOString();
  const { dataset = 'live', basis = 'wd' } = asked;
  const judged = asked.calendar === 'judged';
  const baseline = asked.baseline === undefined ? {} : { baseline: asked.baseline };
  return { question: { dataset, from, to, asOf, by, basis, judged, ...baseline, filters } };
}
