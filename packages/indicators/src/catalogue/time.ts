import type { Indicator } from '../definition.ts';

const elapsed = {
  version: 1,
  rows: 'cases',
  at: 'closed',
  unit: 'days',
  better: 'down',
  basis: 'promised',
  member: "is_closed and item_kind != 'immediate'",
  numerator: 'elapsed_promised',
} as const;

/** Time from acceptance to decision, in the unit of the basis, suspensions of the promised clock taken off. */
export const time: readonly Indicator[] = [
  {
    ...elapsed,
    id: 'elapsed_days_mean',
    kind: 'mean',
    name: { zh: '平均办结时长', en: 'mean elapsed days' },
    help: {
      zh: '承诺件从受理到办结的平均用时。',
      en: 'Mean time from acceptance to decision of promise-type cases.',
    },
  },
  {
    ...elapsed,
    id: 'elapsed_days_p50',
    kind: 'percentile',
    percent: 50,
    name: { zh: '中位办结时长', en: 'median elapsed days' },
    help: { zh: '一半承诺件在此用时内办结。', en: 'Half of the promise-type cases took no longer.' },
  },
  {
    ...elapsed,
    id: 'elapsed_days_p90',
    kind: 'percentile',
    percent: 90,
    name: { zh: '九成办结时长', en: '90th percentile of elapsed days' },
    help: { zh: '九成承诺件在此用时内办结。', en: 'Nine in ten promise-type cases took no longer.' },
  },
];
