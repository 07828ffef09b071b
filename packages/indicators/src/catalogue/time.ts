import type { Indicator } from '../definition.ts';

const closed = { version: 1, rows: 'cases', at: 'closed', rolled: true } as const;

const elapsed = {
  ...closed,
  unit: 'days',
  better: 'down',
  basis: 'promised',
  member: "is_closed and item_kind != 'immediate'",
  numerator: 'elapsed_promised',
} as const;

const span = {
  ...closed,
  kind: 'percentile',
  unit: 'naturalDays',
  better: 'down',
  member: 'is_closed and is_filed',
  numerator: 'span_days',
} as const;

const stage = {
  version: 1,
  rows: 'stages',
  at: 'stage',
  kind: 'percentile',
  unit: 'days',
  better: 'down',
  basis: 'stage',
  member: '1',
  numerator: 'elapsed',
  rolled: true,
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
  {
    ...span,
    id: 'span_days_p50',
    percent: 50,
    name: { zh: '跨度用时(中位)', en: 'median span' },
    help: {
      zh: '一半办结件从提交到办结不超过这么多自然日，等候、补正、暂停全部算在内。',
      en: 'Half of the closed cases took no more natural days from submission to decision, everything included.',
    },
  },
  {
    ...span,
    id: 'span_days_p90',
    percent: 90,
    name: { zh: '跨度用时(九成)', en: '90th percentile of the span' },
    help: {
      zh: '九成办结件从提交到办结不超过这么多自然日，等候、补正、暂停全部算在内。',
      en: 'Nine in ten closed cases took no more natural days from submission to decision, everything included.',
    },
  },
  {
    ...stage,
    id: 'stage_days_p50',
    percent: 50,
    name: { zh: '环节用时(中位)', en: 'median stage time' },
    help: {
      zh: '期间完成的环节，一半用时不超过此值；返工的各次用时相加。',
      en: 'Half of the stages completed in the period took no longer; attempts of one stage are added up.',
    },
  },
  {
    ...stage,
    id: 'stage_days_p90',
    percent: 90,
    name: { zh: '环节用时(九成)', en: '90th percentile of stage time' },
    help: {
      zh: '期间完成的环节，九成用时不超过此值；返工的各次用时相加。',
      en: 'Nine in ten stages completed in the period took no longer; attempts of one stage are added up.',
    },
  },
  {
    ...closed,
    id: 'same_day_rate',
    kind: 'rate',
    unit: 'fraction',
    better: 'up',
    name: { zh: '当场办结率(即办率)', en: 'decided on the day' },
    help: {
      zh: '期间办结件中，受理和决定在同一天的比例。',
      en: 'Of the closed cases, those accepted and decided on one local date.',
    },
    member: 'is_closed',
    numerator: 'is_same_day',
  },
  {
    ...closed,
    id: 'early_rate',
    kind: 'rate',
    unit: 'fraction',
    better: 'up',
    name: { zh: '提前办结率', en: 'decided early' },
    help: {
      zh: '期间办结的承诺件中，用时少于承诺时限的比例。',
      en: 'Of the closed promise-type cases, those that took less than the promised term.',
    },
    basis: 'promised',
    member: "is_closed and has_promised_clock and item_kind != 'immediate'",
    numerator: 'elapsed_promised < promised_amount',
  },
];
