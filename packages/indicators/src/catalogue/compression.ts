import type { Indicator } from '../definition.ts';

const compression = {
  version: 1,
  rows: 'cases',
  at: 'closed',
  kind: 'compression',
  unit: 'fraction',
  better: 'up',
} as const;

/** How much time was cut, against named references: never one number for all of them. */
export const compressions: readonly Indicator[] = [
  {
    ...compression,
    id: 'compression_promised',
    name: { zh: '承诺压减率(办件)', en: 'promised compression' },
    help: {
      zh: '1 − 承诺时限之和 ÷ 法定时限之和，按办结件。',
      en: '1 - sum of promised terms / sum of statutory terms over closed cases.',
    },
    basis: 'both',
    member: "is_closed and promised_unit != '' and statutory_unit != ''",
    numerator: 'statutory_amount - promised_amount',
    denominator: 'statutory_amount',
  },
  {
    ...compression,
    id: 'compression_actual',
    name: { zh: '实际压减率', en: 'actual compression' },
    help: {
      zh: '1 − 实际用时之和 ÷ 法定时限之和，按办结件。',
      en: '1 - sum of elapsed time / sum of statutory terms over closed cases.',
    },
    basis: 'statutory',
    member: "is_closed and statutory_unit != ''",
    numerator: 'statutory_amount - elapsed_statutory',
    denominator: 'statutory_amount',
  },
  {
    ...compression,
    id: 'compression_vs_promise',
    name: { zh: '实际较承诺提速', en: 'compression against the promise' },
    help: {
      zh: '1 − 实际用时之和 ÷ 承诺时限之和，按承诺时限大于零的办结件。',
      en: '1 - sum of elapsed time / sum of promised terms over closed cases with a promise above zero.',
    },
    basis: 'promised',
    member: "is_closed and promised_unit != '' and promised_amount > 0",
    numerator: 'promised_amount - elapsed_promised',
    denominator: 'promised_amount',
  },
];
