import type { FigureQuestion, PublishedFigure } from '../src/profiles/published-figure.ts';
import { dayOf, type Told, type World } from './recount.ts';

/** An answer: the value and, of ratios, their whole numbers. */
export type Answer = { value: number; numerator: number; denominator: number | null };

const ratio = (numerator: number, denominator: number): Answer => ({
  value: numerator / denominator,
  numerator,
  denominator,
});
const count = (value: number): Answer => ({ value, numerator: value, denominator: null });
const sum = <T>(all: readonly T[], value: (one: T) => number): number =>
  all.reduce((so, one) => so + value(one), 0);
const share = <T>(all: readonly T[], holds: (one: T) => boolean): Answer =>
  ratio(all.filter(holds).length, all.length);

const scores: Record<number, number> = { 5: 10, 4: 8, 3: 6, 2: 3, 1: 0 };

/** The answer to a figure's question, counted from the cases by the catalogue's definitions. */
export function answer({ indicator, question }: PublishedFigure, world: World): Answer {
  const within = (day: number): boolean =>
    day >= dayOf(`${question.from}T12:00:00Z`) && day < dayOf(`${question.to}T12:00:00Z`);
  const asked = world.cases.filter(({ item }) => question.item === undefined || item === question.item);
  const closed = chosen(
    question,
    asked.filter(({ decided }) => decided !== undefined && within(decided)),
  );
  const filed = asked.filter((one) => within(one.filed));
  const ratings = world.ratings.filter(({ node }) => within(node));
  const levels = ratings.flatMap(({ level }) => (level === null ? [] : [level]));
  const aimed = closed.filter(({ target }) => target !== undefined);
  const lawful = closed.filter(({ statutory }) => statutory !== undefined);
  const compared = closed.filter(({ baseline }) => baseline !== undefined);
  const counted = world.items.filter(({ statutory }) => statutory > 0);
  const saved = (of: readonly Told[], part: (one: Told) => number, whole: (one: Told) => number): Answer => {
    const all = sum(of, whole);
    return ratio(all - sum(of, part), all);
  };
  const answers: Record<string, () => Answer> = {
    visitors: () => count(world.tickets.filter(within).length),
    cases_filed: () => count(filed.length),
    online_filing_rate: () => share(filed, ({ channel }) => channel === 'portal' || channel === 'app'),
    target_attainment: () => share(aimed, ({ elapsed, target = 0 }) => elapsed <= target),
    compression_baseline: () =>
      saved(
        compared,
        (one) => one.elapsed,
        ({ baseline = 0 }) => baseline,
      ),
    compression_promised: () =>
      saved(
        lawful,
        (one) => one.promised,
        ({ statutory = 0 }) => statutory,
      ),
    compression_vs_promise: () =>
      saved(
        closed.filter((one) => one.promised > 0),
        (one) => one.elapsed,
        (one) => one.promised,
      ),
    compression_catalogue: () => {
      const all = sum(counted, ({ statutory }) => statutory);
      return ratio(all - sum(counted, ({ promised }) => promised), all);
    },
    elapsed_days_p90: () =>
      count(
        percentile(
          closed.map(({ elapsed }) => elapsed),
          90,
        ),
      ),
    same_day_rate: () => share(closed, ({ acceptedOn, decided }) => acceptedOn === decided),
    on_time_promised: () => share(closed, ({ elapsed, promised }) => elapsed <= promised),
    no_visit_items_inclusive: () => share(world.items, ({ visits }) => visits <= 1),
    no_visit_cases_inclusive: () => share(closed, ({ meetings }) => meetings <= 1),
    courier_saving_cents: () => count(world.couriers.filter(within).length * world.tripCents),
    rating_rate: () => ratio(ratings.length, ratings.length),
    good_rate: () => share(levels, (level) => level >= 3),
    satisfied_rate: () => share(levels, (level) => level >= 4),
    bad_rate: () => share(levels, (level) => level <= 2),
    score_mean: () =>
      ratio(
        sum(levels, (level) => scores[level] ?? Number.NaN),
        levels.length,
      ),
  };
  const found = answers[indicator];
  if (found === undefined) throw new Error(`no recount of ${indicator}`);
  return found();
}

function chosen({ pooledTop }: FigureQuestion, closed: readonly Told[]): readonly Told[] {
  if (pooledTop === undefined) return closed;
  const groups = [...Map.groupBy(closed, ({ item }) => item)];
  const largest = groups.toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return largest.slice(0, pooledTop).flatMap(([, cases]) => cases);
}

/** Nearest rank. */
function percentile(values: number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? Number.NaN;
}
