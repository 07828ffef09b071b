import type { Indicator } from '../definition.ts';

const rate = { version: 1, rows: 'cases', kind: 'rate', unit: 'fraction', better: 'up' } as const;

/** Whether deadlines were kept, with and without what is still open. */
export const onTime: readonly Indicator[] = [
  {
    ...rate,
    id: 'on_time_promised',
    name: { zh: '按期办结率(承诺)', en: 'on time, promised' },
    help: {
      zh: '期间办结件中，在承诺时限内办结的比例。',
      en: 'Closed in time under the promised clock / closed with that clock.',
    },
    at: 'closed',
    member: 'is_closed and has_promised_clock',
    numerator: 'promised_in_time',
  },
  {
    ...rate,
    id: 'on_time_statutory',
    name: { zh: '按期办结率(法定)', en: 'on time, statutory' },
    help: {
      zh: '期间办结件中，在法定时限内办结的比例。',
      en: 'Closed in time under the statutory clock / closed with that clock.',
    },
    at: 'closed',
    member: 'is_closed and has_statutory_clock',
    numerator: 'statutory_in_time',
  },
  {
    ...rate,
    id: 'on_time_with_backlog',
    name: { zh: '按期办结率(含在办超期)', en: 'on time, backlog included' },
    help: {
      zh: '分母加上截至时点在办超期的办件，拖着不办不会使比率变好。',
      en: 'The denominator includes open cases that are overdue, so that not deciding never helps.',
    },
    at: 'closedAndAsOf',
    member: 'has_promised_clock and (is_closed or (is_open and not promised_in_time))',
    numerator: 'is_closed and promised_in_time',
  },
  {
    ...rate,
    id: 'on_time_cohort',
    name: { zh: '按期办结率(按应办日期)', en: 'on time, by due date' },
    help: {
      zh: '期间到期的办件中按期办结的比例；未到期未办的不计入。',
      en: 'Of the cases due in the period, those decided in time; undecided ones due after the instant are immature and left out.',
    },
    at: 'due',
    member: 'has_promised_clock and (is_closed or (is_open and promised_fell_due))',
    numerator: 'is_closed and promised_in_time',
    immature: 'is_open and has_promised_clock and not promised_stopped and promised_in_time',
  },
];
