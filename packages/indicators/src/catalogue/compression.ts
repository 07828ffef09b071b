import type { Indicator } from '../definition.ts';
import { asAsked } from '../special-sql/as-asked.ts';
import { meanOfRatiosSql } from '../special-sql/mean-of-ratios.ts';

const compression = { version: 1, kind: 'compression', unit: 'fraction', better: 'up' } as const;
const ofCases = { ...compression, rows: 'cases', at: 'closed', rolled: true } as const;

const ofItems = {
  ...compression,
  rows: 'items',
  at: 'asOf',
  basis: 'item',
  member: "is_current and promised_basis != '' and statutory_basis != '' and statutory_amount > 0",
  numerator: 'statutory_amount - promised_amount',
  denominator: 'statutory_amount',
  rolled: false,
} as const;

const catalogueMean: Indicator = {
  ...ofItems,
  id: 'compression_catalogue_mean',
  kind: 'meanOfRatios',
  name: { zh: '承诺压减率(事项均值)', en: 'promised compression, mean of items' },
  help: {
    zh: '每个现行事项各算 1 − 承诺时限 ÷ 法定时限，再取平均；法定时限为零的事项不计。',
    en: 'Mean over current items of 1 - promised term / statutory term; items with a statutory term of zero are out.',
  },
};

type Baseline = { readonly amount: string; readonly isThere: string };

// Baselines stand newest first; one in another unit than the case's is negative.
const latest: Baseline = { amount: 'baseline_amounts[1]', isThere: 'notEmpty(baseline_years)' };
const ofYear = (year: string): Baseline => ({
  amount: `baseline_amounts[indexOf(baseline_years, ${year})]`,
  isThere: `has(baseline_years, ${year})`,
});
const againstBaseline = ({ amount, isThere }: Baseline) => ({
  member: `is_closed and ${isThere}`,
  numerator: `${amount} - elapsed_promised`,
  denominator: amount,
  apart: `${amount} < 0`,
});

/** How much time was cut, against named references: never one number for all of them. */
export const compressions: readonly Indicator[] = [
  {
    ...ofItems,
    id: 'compression_catalogue',
    name: { zh: '承诺压减率(事项)', en: 'promised compression of the catalogue' },
    help: {
      zh: '1 − 承诺时限之和 ÷ 法定时限之和，按现行事项；法定时限为零的事项不计。',
      en: '1 - sum of promised terms / sum of statutory terms over current items; items with a statutory term of zero are out.',
    },
  },
  { ...catalogueMean, special: (scope) => meanOfRatiosSql(catalogueMean, scope) },
  {
    ...ofCases,
    id: 'compression_promised',
    name: { zh: '承诺压减率(办件)', en: 'promised compression' },
    help: {
      zh: '1 − 承诺时限之和 ÷ 法定时限之和，按办结件。',
      en: '1 - sum of promised terms / sum of statutory terms over closed cases.',
    },
    basis: 'both',
    member: 'is_closed and has_promised_clock and has_statutory_clock',
    numerator: 'statutory_amount - promised_amount',
    denominator: 'statutory_amount',
  },
  {
    ...ofCases,
    id: 'compression_actual',
    name: { zh: '实际压减率', en: 'actual compression' },
    help: {
      zh: '1 − 实际用时之和 ÷ 法定时限之和，按办结件。',
      en: '1 - sum of elapsed time / sum of statutory terms over closed cases.',
    },
    basis: 'statutory',
    member: 'is_closed and has_statutory_clock',
    numerator: 'statutory_amount - elapsed_statutory',
    denominator: 'statutory_amount',
  },
  {
    ...ofCases,
    id: 'compression_vs_promise',
    name: { zh: '实际较承诺提速', en: 'compression against the promise' },
    help: {
      zh: '1 − 实际用时之和 ÷ 承诺时限之和，按承诺时限大于零的办结件。',
      en: '1 - sum of elapsed time / sum of promised terms over closed cases with a promise above zero.',
    },
    basis: 'promised',
    member: 'is_closed and has_promised_clock and promised_amount > 0',
    numerator: 'promised_amount - elapsed_promised',
    denominator: 'promised_amount',
  },
  asAsked(
    {
      ...ofCases,
      id: 'compression_baseline',
      name: { zh: '较改革前压减率', en: 'compression against the baseline' },
      help: {
        zh: '1 − 实际用时之和 ÷ 改革前基线之和，按有基线的办结件；不指明年份时取最近一年的基线。',
        en: '1 - sum of elapsed time / sum of baselines over closed cases with a baseline; of the latest year unless one is named.',
      },
      basis: 'promised',
      ...againstBaseline(latest),
    },
    ({ baseline }) => againstBaseline(baseline === undefined ? latest : ofYear(baseline)),
  ),
  {
    ...ofCases,
    id: 'parallel_gain',
    name: { zh: '并联压减率', en: 'gain by parallel stages' },
    help: {
      zh: '1 − 办件用时之和 ÷ 各环节用时之和，按有互不依赖的环节同时参与的办结件。',
      en: '1 - sum of elapsed time of cases / sum of elapsed time of their stages, over closed cases in which two stages that do not wait for each other ran.',
    },
    basis: 'promised',
    member: 'is_closed and ran_in_parallel',
    numerator: 'stage_elapsed - elapsed_promised',
    denominator: 'stage_elapsed',
  },
];
