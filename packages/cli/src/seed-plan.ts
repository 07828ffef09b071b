import type { HistoryPlan } from '@haoban/simulator/history/history-plan';

/** One month of the seeded history: its days, and the plan that plays them to the history's end. */
export type SeedMonth = { readonly month: string; readonly plan: HistoryPlan };

/**
 * Two years of one hall: Jiangyin in 2017 and 2018, at a hundredth of its size some 560,000 events. The dates are the profile's
 * own, so that everybody sees the same figures.
 */
export const seeded = {
  profile: 'jiangyin-2018',
  dataset: 'sim-jiangyin-2018',
  seed: 'haoban',
  scale: 0.01,
  from: '2017-01-01',
  to: '2019-01-01',
} as const;

/** The months of the seeded history that come after the one that was imported last, all of them without one. */
export function monthsAfter(last: string | undefined): SeedMonth[] {
  const { from, to, ...shared } = seeded;
  const months: SeedMonth[] = [];
  for (let month = from.slice(0, 7); month < to.slice(0, 7); month = monthAfter(month)) {
    const plan = { ...shared, from: `${month}-01`, to: `${monthAfter(month)}-01`, until: to };
    if (last === undefined || month > last) months.push({ month, plan });
  }
  return months;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
