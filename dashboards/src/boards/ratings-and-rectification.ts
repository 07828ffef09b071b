import { barPanel } from '../panels/bar-panel.ts';
import { groupTable } from '../panels/group-table.ts';
import { type List, listTable } from '../panels/list-table.ts';
import { trendPanel } from '../panels/trend-panel.ts';
import { filtered, viewNow } from '../sql/dashboard-words.ts';
import { boards } from './board-names.ts';
import { indicator, indicatorsOf, inLine, type Section } from './build-board.ts';

const here = boards.ratings;

const openOrders: List = {
  title: { zh: '未办结的整改单', en: 'Orders not closed' },
  help: {
    zh: '尚未办结的差评整改单，逾期的在前，至多一百张；不受事项与渠道筛选。',
    en: 'Rectification orders that are not closed, overdue ones first, at most a hundred; not filtered by item or channel.',
  },
  sql: `select subject as order, org, toString(dispatched_date) as dispatched, toString(due_date) as due,
  multiIf(finding = '', '待核实 open', finding) as finding, if(is_overdue, '已逾期 overdue', '') as overdue, reopenings
from ${viewNow('orders')}
where result = ''${filtered(['region', 'org'])}
order by is_overdue desc, due_date, subject limit 100`,
  columns: [
    { name: 'order', title: { zh: '整改单', en: 'Order' }, width: 300 },
    { name: 'org', title: { zh: '部门', en: 'Organisation' }, link: { to: boards.ratings, as: 'org' } },
    { name: 'dispatched', title: { zh: '派发', en: 'Dispatched' } },
    { name: 'due', title: { zh: '期限', en: 'Due' } },
    { name: 'finding', title: { zh: '核实', en: 'Finding' } },
    { name: 'overdue', title: { zh: '逾期', en: 'Overdue' } },
    { name: 'reopenings', title: { zh: '重启', en: 'Reopened' } },
  ],
};

const figureSections: readonly Section[] = [
  {
    title: { zh: '评价', en: 'Ratings' },
    figures: ['rating_rate', 'active_rating_rate', 'good_rate', 'satisfied_rate', 'bad_rate', 'score_mean'],
    below: boards.bottlenecks,
  },
  {
    title: { zh: '整改闭环', en: 'Rectification, a closed loop' },
    figures: ['rectification_rate', 'rectification_on_time_rate', 'callback_rate', 'followup_satisfied_rate'],
  },
  {
    title: { zh: '评价真不真', en: 'Whether to believe the ratings' },
    figures: ['rating_share_default', 'rating_share_staff', 'rating_share_burst', 'rating_share_early'],
  },
  {
    title: { zh: '选项与时钟、跑动记录核对', en: 'Options checked against clocks and visits' },
    figures: ['option_check_209', 'option_check_110', 'option_check_114'],
  },
];

/** 好差评: how many rated and how, whether to believe it, and what became of bad ratings. */
export const ratingsAndRectification = (): Section[] => [
  ...figureSections,
  {
    title: { zh: '按级别与按月', en: 'By level and by month' },
    panels: inLine(
      8,
      barPanel(here, { zh: '各渠道好评、满意与差评', en: 'Good, satisfied, bad by channel' }, 'channel', [
        ...indicatorsOf('good_rate', 'satisfied_rate', 'bad_rate'),
      ]),
      trendPanel(
        here,
        { zh: '评价率与好评率', en: 'Rating rate and good rate' },
        indicatorsOf('rating_rate', 'good_rate', 'satisfied_rate'),
      ),
    ),
  },
  {
    title: { zh: '各部门与各事项', en: 'Organisations and items' },
    panels: [
      ...inLine(
        10,
        groupTable(
          here,
          { zh: '各部门评价', en: 'Ratings by organisation' },
          'org',
          ['rating_rate', 'active_rating_rate', 'good_rate', 'satisfied_rate', 'bad_rate', 'score_mean'].map(
            indicator,
          ),
          { to: boards.ratings, as: 'org' },
        ),
        groupTable(
          here,
          { zh: '各部门整改', en: 'Rectification by organisation' },
          'org',
          ['rectification_rate', 'rectification_on_time_rate', 'followup_satisfied_rate'].map(indicator),
          { to: boards.ratings, as: 'org' },
        ),
      ),
      ...inLine(
        10,
        groupTable(
          here,
          { zh: '各事项评价', en: 'Ratings by item' },
          'item',
          ['rating_rate', 'good_rate', 'bad_rate', 'score_mean'].map(indicator),
          { to: boards.ratings, as: 'item' },
        ),
        listTable(here, openOrders),
      ),
    ],
  },
];
