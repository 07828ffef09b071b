import { closedDay, isOpen, type CaseFact } from './case-facts.ts';
import type { ClockFact } from './case-clocks.ts';
import { baselineOf, fits, targetOf } from './goal-facts.ts';
import { over, share, type Ask, type Mark, type Recipe } from './mark.ts';
import type { ClockName } from './standstills.ts';
import type { WorldFacts } from './world-facts.ts';

const cases = over(({ cases: all }) => all);
const stages = over(({ stages: all }) => all);
const parallels = over(({ parallels: all }) => all);
const bundlesOrCases = over<CaseFact | WorldFacts['bundles'][number]>((world, { by }) =>
  by.includes('bundleTheme') ? world.bundles : world.cases,
);

type OfCase = (fact: CaseFact, ask: Ask, world: WorldFacts) => Mark | undefined;
const onClosed =
  (mark: (fact: CaseFact, day: number, ask: Ask, world: WorldFacts) => Mark | undefined): OfCase =>
  (fact, ask, world) => {
    const day = closedDay(fact);
    return day === undefined ? undefined : mark(fact, day, ask, world);
  };

/** A clock of a closed case, as judged at the decision where that is asked for. */
function clockOf(fact: CaseFact, name: ClockName, { judged }: Ask): ClockFact | undefined {
  const verdict = judged ? fact.verdicts[name] : undefined;
  return fact[name] && { ...fact[name], ...verdict };
}

/** A of a closed case. */
const elapsedOf = (fact: CaseFact, ask: Ask): number | undefined =>
  clockOf(fact, 'promised', ask)?.elapsed ?? fact.elapsed;

const ofBasis =
  (mark: (fact: CaseFact, day: number, elapsed: number, ask: Ask) => Mark | undefined): OfCase =>
  (fact, ask, world) =>
    onClosed((_, day) => {
      const elapsed = elapsedOf(fact, ask);
      if (fact.basis !== ask.basis || elapsed === undefined) return { day, excluded: true };
      return mark(fact, day, elapsed, ask);
    })(fact, ask, world);

const elapsedDays = (measure: (elapsed: number) => Partial<Mark>): OfCase => {
  const mark = ofBasis((_, day, elapsed) => ({ day, ...measure(elapsed) }));
  return (fact, ask, world) => (fact.dims['kind'] === 'immediate' ? undefined : mark(fact, ask, world));
};

/** 1 - sum of part over sum of whole, over closed cases that have both. */
const compression = (
  pair: (fact: CaseFact, ask: Ask) => readonly [part: number, whole: ClockFact] | undefined,
): OfCase =>
  onClosed((fact, day, ask) => {
    const found = pair(fact, ask);
    if (found === undefined) return undefined;
    const [part, { amount, basis }] = found;
    if (fact.basis !== ask.basis || basis !== fact.basis) return { day, excluded: true };
    return { day, sums: [amount - part, amount] };
  });

const span = onClosed(({ filedMs, dayOf }, day) =>
  filedMs === undefined ? undefined : { day, amount: day - dayOf(filedMs) },
);

const stageDays = (percent: number): Recipe =>
  stages(
    'percentile',
    ({ completed, basis, elapsed }, ask) => {
      if (completed === undefined) return undefined;
      return basis === ask.basis ? { day: completed, amount: elapsed } : { day: completed, excluded: true };
    },
    { percent },
  );

const early: OfCase = (fact, ask, world) => {
  const { promised } = fact;
  if (promised === undefined || fact.dims['kind'] === 'immediate') return undefined;
  return ofBasis((_, day, elapsed) => share(day, elapsed < promised.amount))(fact, ask, world);
};

/** How long cases and stages took. */
export const timeFigures: Readonly<Record<string, Recipe>> = {
  elapsed_days_mean: cases(
    'ratio',
    elapsedDays((elapsed) => ({ sums: [elapsed, 1] })),
  ),
  elapsed_days_p50: cases(
    'percentile',
    elapsedDays((amount) => ({ amount })),
    { percent: 50 },
  ),
  elapsed_days_p90: cases(
    'percentile',
    elapsedDays((amount) => ({ amount })),
    { percent: 90 },
  ),
  span_days_p50: cases('percentile', span, { percent: 50 }),
  span_days_p90: cases('percentile', span, { percent: 90 }),
  stage_days_p50: stageDays(50),
  stage_days_p90: stageDays(90),
  same_day_rate: cases(
    'ratio',
    onClosed(({ acceptedMs, dayOf }, day) =>
      share(day, acceptedMs !== undefined && dayOf(acceptedMs) === day),
    ),
  ),
  early_rate: cases('ratio', early),
};

/** How much time was cut; the catalogue's own terms stand with the items. */
export const compressionFigures: Readonly<Record<string, Recipe>> = {
  compression_promised: cases(
    'ratio',
    compression(({ promised, statutory }) => promised && statutory && [promised.amount, statutory]),
  ),
  compression_actual: cases(
    'ratio',
    compression((fact, ask) => {
      const statutory = clockOf(fact, 'statutory', ask);
      return statutory && [statutory.elapsed, statutory];
    }),
  ),
  compression_vs_promise: cases(
    'ratio',
    compression((fact, ask) => {
      const promised = clockOf(fact, 'promised', ask);
      return promised !== undefined && promised.amount > 0 ? [promised.elapsed, promised] : undefined;
    }),
  ),
  compression_baseline: cases(
    'ratio',
    onClosed((fact, day, ask, { reference }) => {
      const goal = baselineOf(fact, day, reference, ask.baseline);
      if (goal === undefined) return undefined;
      const elapsed = elapsedOf(fact, ask);
      if (fact.basis !== ask.basis || !fits(goal, fact.basis) || elapsed === undefined)
        return { day, excluded: true };
      return { day, sums: [goal.amount - elapsed, goal.amount] };
    }),
  ),
  parallel_gain: parallels('ratio', ({ day, basis, elapsed, serial }, ask) =>
    basis === ask.basis ? { day, sums: [serial - elapsed, serial] } : { day, excluded: true },
  ),
};

const onTime = (name: ClockName): OfCase =>
  onClosed((fact, day, ask) => {
    const clock = clockOf(fact, name, ask);
    return clock && share(day, !clock.past);
  });

const cohort: OfCase = (fact, ask) => {
  const decided = closedDay(fact);
  if (fact.promised === undefined) return undefined;
  if (decided !== undefined) {
    const promised = clockOf(fact, 'promised', ask);
    return promised && share(promised.due ?? decided, !promised.past);
  }
  const { due, past, ahead } = fact.promised;
  if (!isOpen(fact) || due === null) return undefined;
  // Left out while its due date lies ahead; due today it is a member whose result can still change.
  return { ...(ahead ? { day: due } : share(due, false)), immature: !past };
};

/** On time: an honest family. */
export const onTimeFigures: Readonly<Record<string, Recipe>> = {
  on_time_promised: cases('ratio', onTime('promised')),
  on_time_statutory: cases('ratio', onTime('statutory')),
  on_time_with_backlog: cases('ratio', (fact, ask, world) =>
    isOpen(fact) && fact.promised?.past === true ? share(null, false) : onTime('promised')(fact, ask, world),
  ),
  on_time_cohort: cases('ratio', cohort),
  target_attainment: bundlesOrCases('ratio', (row, ask, world) => {
    if ('target' in row) {
      if (row.target === undefined) return undefined;
      if (row.target.basis !== 'wd' || ask.basis !== 'wd') return { day: row.day, excluded: true };
      return share(row.day, row.elapsed <= row.target.amount);
    }
    const day = closedDay(row);
    const goal = day === undefined ? undefined : targetOf(row, day, world.reference);
    if (day === undefined || goal === undefined) return undefined;
    const elapsed = elapsedOf(row, ask);
    if (row.basis !== ask.basis || !fits(goal, row.basis) || elapsed === undefined)
      return { day, excluded: true };
    return share(day, elapsed <= goal.amount);
  }),
};
