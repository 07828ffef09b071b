import { barPanel } from '../panels/bar-panel.ts';
import { groupTable } from '../panels/group-table.ts';
import { type List, listTable } from '../panels/list-table.ts';
import { filtered, now, viewNow } from '../sql/dashboard-words.ts';
import { boards } from './board-names.ts';
import { indicator, indicatorsOf, inLine, type Section } from './build-board.ts';

const here = boards.bottlenecks;

const overdueCases: List = {
  title: { zh: '超期未办结的件', en: 'Open cases that are overdue' },
  help: {
    zh: '在办且已过承诺时限的办件，超期最久的在前，至多一百件；点办件号看全过程。',
    en: 'Open cases past the promised due date, the longest overdue first, at most a hundred; a case number leads to its history.',
  },
  sql: `select subject as case_number, item, org, channel, toString(accepted_date) as accepted, toString(due_date) as due,
  dateDiff('day', promised_late_from, ${now}) + 1 as days_late, officer
from ${viewNow('open_cases')}
where not is_ended and is_overdue${filtered(here.filters)}
order by promised_late_from, subject limit 100`,
  columns: [
    {
      name: 'case_number',
      title: { zh: '办件号', en: 'Case' },
      width: 240,
      link: { to: boards.oneCase, as: 'caseId' },
    },
    { name: 'item', title: { zh: '事项', en: 'Item' }, link: { to: here, as: 'item' } },
    { name: 'org', title: { zh: '部门', en: 'Organisation' }, link: { to: here, as: 'org' } },
    { name: 'channel', title: { zh: '渠道', en: 'Channel' }, words: 'channel' },
    { name: 'accepted', title: { zh: '受理', en: 'Accepted' } },
    { name: 'due', title: { zh: '应办', en: 'Due' } },
    { name: 'days_late', title: { zh: '已超期', en: 'Overdue' }, unit: 'suffix: 个自然日' },
    { name: 'officer', title: { zh: '经办', en: 'Officer' } },
  ],
};

const figureSections: readonly Section[] = [
  {
    title: { zh: '堵在哪里', en: 'Where it is stuck' },
    figures: [
      'cases_open',
      'cases_open_overdue',
      'elapsed_days_p90',
      'stage_days_p90',
      'delay_days_by_cause',
    ],
    below: boards.integrity,
  },
];

const perItemAndStage = (): Section => ({
  title: { zh: '各事项与各环节', en: 'Items and stages' },
  panels: [
    ...inLine(
      12,
      groupTable(
        here,
        { zh: '各事项', en: 'Items' },
        'item',
        [
          'cases_closed',
          'on_time_promised',
          'early_rate',
          'suspended_share',
          'elapsed_days_p50',
          'elapsed_days_p90',
          'span_days_p90',
          'cases_open',
          'cases_open_overdue',
        ].map(indicator),
        { to: here, as: 'item' },
      ),
    ),
    ...inLine(
      10,
      groupTable(here, { zh: '各环节', en: 'Stages' }, 'stage', [
        indicator('stage_days_p50'),
        indicator('stage_days_p90'),
      ]),
      groupTable(
        here,
        { zh: '各部门的环节', en: 'Stages by organisation' },
        'org',
        [indicator('stage_days_p50'), indicator('stage_days_p90')],
        { to: here, as: 'org' },
      ),
    ),
  ],
});

/** Which items are slow, at which stage, because of whom; and the cases that wait. */
export const itemAndStageBottlenecks = (): Section[] => [
  ...figureSections,
  {
    title: { zh: '超期归因', en: 'Who late cases waited for' },
    panels: inLine(
      9,
      barPanel(
        here,
        { zh: '超期天数按归因', en: 'Late days by kind of cause' },
        'causeKind',
        indicatorsOf('delay_days_by_cause'),
      ),
      groupTable(
        here,
        { zh: '超期天数按部门与原因', en: 'Late days by organisation and reason' },
        'cause',
        [indicator('delay_days_by_cause')],
        { to: here, as: 'org' },
      ),
    ),
  },
  perItemAndStage(),
  {
    title: { zh: '等着办的件', en: 'Cases that wait' },
    panels: inLine(12, listTable(here, overdueCases)),
  },
];
