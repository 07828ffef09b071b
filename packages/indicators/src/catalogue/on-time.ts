import type { Indicator } from '../definition.ts';
import { rowsAsked } from '../dimensions.ts';
import { asAsked } from '../special-sql/as-asked.ts';

const rate = {
  version: 1,
  rows: 'cases',
  kind: 'rate',
  unit: 'fraction',
  better: 'up',
  rolled: true,
} as const;

/** In time or not: four readings that differ in what they say about what is still open, and the leaders' targets. */
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
    numerator: 'promised_on_time',
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
    numerator: 'statutory_on_time',
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
    member: 'has_promised_clock and (is_closed or is_overdue)',
    numerator: 'is_closed and promised_on_time',
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
    member: 'has_promised_clock and (is_closed or (is_open and has_fallen_due))',
    numerator: 'is_closed and promised_on_time',
    immature: 'is_open and has_promised_clock and not is_overdue and due_date is not null',
    leavesOut: true,
  },
  asAsked(
    {
      ...rate,
      id: 'target_attainment',
      name: { zh: '目标达成率', en: 'target attained' },
      help: {
        zh: '期间有目标的办结件中，用时不超过决定当日有效目标(如 2440)的比例；按主题集成分组时，一个集成办件算一件。',
        en: 'Of the closed cases with a target, those that took no longer than the target valid at the decision; grouped by bundle theme, a bundle counts once.',
      },
      at: 'closed',
      basis: 'promised',
      bundled: true,
      member: 'is_closed and has_target',
      numerator: 'elapsed_promised <= target_amount',
      apart: 'not is_target_comparable',
    },
    ({ by = [] }, plain) => ({ rows: rowsAsked(plain, by) }),
  ),
];
