import type { CaseFact, ClockFact } from './case-facts.ts';
import type { Basis } from './day-by-day.ts';
import type { NodeFact } from './node-facts.ts';
import type { OversightFact } from './oversight-facts.ts';

/**
 * What one case or node adds to a figure: `day` puts it into a period (null: a state), `sums` are numerator and
 * denominator, `percentile` is its amount.
 */
export type Mark = {
  day: number | null;
  sums?: readonly [numerator: number, denominator: number];
  percentile?: number;
  immature?: boolean;
  excluded?: boolean;
};

type OfCase = (fact: CaseFact, basis: Basis) => Mark | undefined;

const counted = (day: number | null): Mark => ({ day, sums: [1, 1] });
const share = (day: number | null, qualifies: boolean): Mark => ({ day, sums: [qualifies ? 1 : 0, 1] });

const isOpen = (fact: CaseFact): boolean => fact.acceptedMs !== undefined && fact.end === undefined;
const isOverdue = (fact: CaseFact): boolean => isOpen(fact) && fact.promised?.past === true;
/** The local date of the standing decision; undefined unless the case is closed. */
const closedDay = ({ end, dayOf }: CaseFact): number | undefined =>
  end?.outcome === undefined ? undefined : dayOf(end.atMs);

const onClose =
  (mark: (fact: CaseFact, day: number, basis: Basis) => Mark | undefined): OfCase =>
  (fact, basis) => {
    const day = closedDay(fact);
    return day === undefined ? undefined : mark(fact, day, basis);
  };

const elapsedDays = (measure: (elapsed: number) => Partial<Mark>): OfCase =>
  onClose((fact, day, basis) => {
    if (fact.kind === 'immediate') return undefined;
    if (fact.basis !== basis || fact.elapsed === undefined) return { day, excluded: true };
    return { day, ...measure(fact.elapsed) };
  });

/** 1 - sum of part over sum of whole, over closed cases that have both. */
const compression = (
  pair: (fact: CaseFact) => readonly [part: number, whole: ClockFact, amount: number] | undefined,
): OfCase =>
  onClose((fact, day, basis) => {
    const found = pair(fact);
    if (found === undefined) return undefined;
    const [part, whole, amount] = found;
    if (fact.basis !== basis || whole.basis !== fact.basis) return { day, excluded: true };
    return { day, sums: [amount - part, amount] };
  });

const onTime = (clock: 'promised' | 'statutory'): OfCase =>
  onClose((fact, day) => {
    const judged = fact[clock];
    return judged === undefined ? undefined : share(day, !judged.past);
  });

const cohort: OfCase = (fact) => {
  const { promised } = fact;
  const decided = closedDay(fact);
  if (promised === undefined) return undefined;
  if (decided !== undefined) return share(promised.due ?? decided, !promised.past);
  if (!isOpen(fact) || promised.due === null) return undefined;
  // Left out while its due date lies ahead; due today it is a member whose result can still change.
  const member = promised.ahead ? { day: promised.due } : share(promised.due, false);
  return { ...member, immature: !promised.past };
};

const noVisit = (most: number): OfCase =>
  onClose(({ meetings, delivered, end }, day) => ({
    ...share(day, meetings <= most),
    immature: !delivered && end?.outcome !== 'denied',
  }));

/** What each case adds to each indicator of cases. */
export const ofCase: Readonly<Record<string, OfCase>> = {
  cases_filed: ({ filedMs, dayOf }) => (filedMs === undefined ? undefined : counted(dayOf(filedMs))),
  cases_accepted: ({ acceptedMs, dayOf }) =>
    acceptedMs === undefined ? undefined : counted(dayOf(acceptedMs)),
  cases_closed: onClose((_, day) => counted(day)),
  cases_pending: ({ filedMs, acceptedMs, end }) =>
    filedMs !== undefined && acceptedMs === undefined && end === undefined ? counted(null) : undefined,
  cases_open: (fact) => (isOpen(fact) ? counted(null) : undefined),
  cases_open_overdue: (fact) => (isOverdue(fact) ? counted(null) : undefined),
  elapsed_days_mean: elapsedDays((elapsed) => ({ sums: [elapsed, 1] })),
  elapsed_days_p50: elapsedDays((elapsed) => ({ percentile: elapsed })),
  elapsed_days_p90: elapsedDays((elapsed) => ({ percentile: elapsed })),
  compression_promised: compression(
    ({ promised, statutory }) => promised && statutory && [promised.amount, statutory, statutory.amount],
  ),
  compression_actual: compression(
    ({ statutory }) => statutory && [statutory.elapsed, statutory, statutory.amount],
  ),
  compression_vs_promise: compression(({ promised }) =>
    promised !== undefined && promised.amount > 0 ? [promised.elapsed, promised, promised.amount] : undefined,
  ),
  on_time_promised: onTime('promised'),
  on_time_statutory: onTime('statutory'),
  on_time_with_backlog: (fact, basis) =>
    isOverdue(fact) ? share(null, false) : onTime('promised')(fact, basis),
  on_time_cohort: cohort,
  no_visit_cases_strict: noVisit(0),
  no_visit_cases_inclusive: noVisit(1),
};

const scores = [0, 3, 6, 8, 10];

/** What each node adds to each indicator of ratings. */
export const ofNode: Readonly<Record<string, (fact: NodeFact) => Mark | undefined>> = {
  rating_rate: ({ day, ratable, rated }) => (ratable ? share(day, rated) : undefined),
  good_rate: ({ day, level }) => (level === undefined ? undefined : share(day, level >= 3)),
  score_mean: ({ day, level }) =>
    level === undefined ? undefined : { day, sums: [scores[level - 1] ?? 0, 1] },
};

/** What each light and review adds to each indicator of oversight. */
export const ofOversight: Readonly<Record<string, (fact: OversightFact) => Mark | undefined>> = {
  light_count: ({ of, day, cancelled }) =>
    of === 'light' ? (cancelled ? { day, excluded: true } : counted(day)) : undefined,
  quality_score: ({ of, day, score }) => (of === 'review' ? { day, sums: [score, 100] } : undefined),
};
