import type { Indicator } from '../definition.ts';
import { asAsked } from '../special-sql/as-asked.ts';
import { localDate } from '../special-sql/local-date.ts';

const rate = { version: 1, kind: 'rate', unit: 'fraction', better: 'up', rolled: false } as const;

const due = {
  ...rate,
  rows: 'orders',
  at: 'orderDue',
  member: "finding in ('valid', '')",
} as const;

/** What became of bad ratings: orders to rectify, calls back, and what the citizen said of the answer. */
export const rectification: readonly Indicator[] = [
  {
    ...due,
    id: 'rectification_rate',
    name: { zh: '差评整改率', en: 'bad ratings rectified' },
    help: {
      zh: '期间整改到期、属实或尚未核实的差评整改单中，已整改或已解释办结的比例；未办结的标为未成熟。',
      en: 'Of the orders due in the period with a valid finding or none yet, those closed as fixed or explained; others not closed yet are immature.',
    },
    numerator: "result in ('fixed', 'explained')",
    immature: "finding in ('valid', '') and result = ''",
  },
  asAsked(
    {
      ...due,
      id: 'rectification_on_time_rate',
      name: { zh: '按期整改率', en: 'bad ratings rectified in time' },
      help: {
        zh: '期间整改到期、属实或尚未核实的差评整改单中，按期整改或解释办结的比例；未办结且未逾期的标为未成熟。',
        en: 'Of the orders due in the period with a valid finding or none yet, those closed in time as fixed or explained; open ones that are not overdue are immature.',
      },
      numerator: "result in ('fixed', 'explained') and is_on_time",
    },
    ({ asOf }) => ({
      immature: `finding in ('valid', '') and result = '' and due_date >= ${localDate(asOf)}`,
    }),
  ),
  {
    ...rate,
    id: 'callback_rate',
    noted: true,
    rows: 'nodes',
    at: 'node',
    name: { zh: '实名差评回访率', en: 'real-name bad ratings called back' },
    help: {
      zh: '实名的有效差评中，已电话回访的比例。',
      en: 'Of the valid bad ratings under a real name, those called back.',
    },
    member: 'is_rated and level between 1 and 2 and not is_default and is_real_name',
    numerator: 'is_called_back',
  },
  {
    ...rate,
    id: 'followup_satisfied_rate',
    rows: 'orders',
    at: 'orderClosed',
    name: { zh: '整改满意率', en: 'satisfied with the rectification' },
    help: {
      zh: '期间办结、群众对整改作了评价的整改单中，满意或基本满意的比例。',
      en: 'Of the orders closed in the period whose answer was rated, those rated satisfied or basically satisfied.',
    },
    member: 'followed_up > 0',
    numerator: 'followed_up >= 2',
  },
];
