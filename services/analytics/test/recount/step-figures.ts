import { closedDay } from './case-facts.ts';
import { counted, over, share, type Recipe } from './mark.ts';

const cases = over(({ cases: all }) => all);
const commitments = over(({ commitments: all }) => all);
const deliveries = over(({ deliveries: all }) => all);
const handovers = over(({ handovers: all }) => all);
const suspensions = over(({ suspensions: all }) => all);
const delays = over(({ delays: all }) => all);
const items = over(({ items: all }) => all);

/** Commitments, deliveries. */
export const deliveryFigures: Readonly<Record<string, Recipe>> = {
  commitment_kept_rate: commitments('ratio', ({ due, state, ahead }) => {
    if (state !== undefined) return share(due, state === 'kept');
    return { ...(ahead ? { day: due } : share(due, false)), immature: true };
  }),
  delivery_days_p50: deliveries(
    'percentile',
    ({ day, days }) => (days === undefined ? undefined : { day, amount: days }),
    { percent: 50 },
  ),
  delivery_on_time_rate: handovers('ratio', ({ due, completed, ahead }) => ({
    ...share(due, completed !== undefined && completed <= due),
    immature: completed === undefined && ahead,
  })),
  courier_share: deliveries('ratio', ({ day, courier }) => share(day, courier)),
  courier_saving_cents: deliveries('sum', ({ day, savedCents }) => ({ day, sums: [savedCents, 1] })),
  e_licences_issued: deliveries('sum', ({ day, licences }) => ({ day, sums: [licences, 1] })),
};

/** Suspensions and delays. */
export const integrityFigures: Readonly<Record<string, Recipe>> = {
  suspended_share: cases('ratio', (fact, ask) => {
    const day = closedDay(fact);
    const { statutory } = fact;
    if (day === undefined || statutory === undefined) return undefined;
    if (fact.basis !== ask.basis || statutory.basis !== ask.basis) return { day, excluded: true };
    return { day, sums: [statutory.removed, statutory.elapsed + statutory.removed] };
  }),
  late_suspension_share: suspensions('ratio', ({ day, late }) =>
    late === undefined ? undefined : share(day, late),
  ),
  unfounded_suspensions: suspensions('count', ({ day, unfounded }) => (unfounded ? counted(day) : undefined)),
  delay_days_by_cause: delays('sum', ({ day, days }) => ({ day, sums: [days, 1] })),
};

const visitsAtMost = (most: number): Recipe => items('ratio', ({ visits }) => share(null, visits <= most));

/** What the catalogue of items declares. */
export const itemFigures: Readonly<Record<string, Recipe>> = {
  no_visit_items_strict: visitsAtMost(0),
  no_visit_items_inclusive: visitsAtMost(1),
  compression_catalogue: items('ratio', ({ promised, statutory }, { basis }) => {
    if (promised === undefined || statutory === undefined || statutory.amount === 0) return undefined;
    if (promised.basis !== basis || statutory.basis !== basis) return { day: null, excluded: true };
    return { day: null, sums: [statutory.amount - promised.amount, statutory.amount] };
  }),
  compression_catalogue_mean: items('mean', ({ promised, statutory }, { basis }) => {
    if (promised === undefined || statutory === undefined || statutory.amount === 0) return undefined;
    if (promised.basis !== basis || statutory.basis !== basis) return { day: null, excluded: true };
    return { day: null, sums: [1 - promised.amount / statutory.amount, 1] };
  }),
};
