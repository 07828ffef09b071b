import { barPanel } from '../panels/bar-panel.ts';
import { groupTable } from '../panels/group-table.ts';
import { type List, type ListColumn, listTable } from '../panels/list-table.ts';
import { filtered, periodOf, viewNow } from '../sql/dashboard-words.ts';
import { boards } from './board-names.ts';
import { indicator, indicatorsOf, inLine, type Section } from './build-board.ts';

const here = boards.integrity;
const { from, to } = periodOf({ rows: 'cases' });

const caseColumns: readonly ListColumn[] = [
  {
    name: 'case_number',
    title: { zh: '办件号', en: 'Case' },
    width: 240,
    link: { to: boards.oneCase, as: 'caseId' },
  },
  { name: 'item', title: { zh: '事项', en: 'Item' }, link: { to: boards.bottlenecks, as: 'item' } },
  { name: 'org', title: { zh: '部门', en: 'Organisation' }, link: { to: here, as: 'org' } },
];

const unfounded: List = {
  title: { zh: '无据暂停', en: 'Suspensions without ground' },
  help: {
    zh: '所选时段开始、没有通知书或没有依据的暂停，最近的在前，至多一百条。',
    en: 'Suspensions started in the time range without a notice or a legal basis, the latest first, at most a hundred.',
  },
  sql: `select subject as case_number, item, org, reason, stage, toString(started_date) as started
from ${viewNow('noted_suspensions')}
where is_unfounded and started_date >= ${from} and started_date < ${to}${filtered(here.filters)}
order by started_date desc, subject limit 100`,
  columns: [
    ...caseColumns,
    { name: 'reason', title: { zh: '原因', en: 'Reason' } },
    { name: 'stage', title: { zh: '环节', en: 'Stage' } },
    { name: 'started', title: { zh: '开始', en: 'Started' } },
  ],
};

const contradictory: List = {
  title: { zh: '重启件与矛盾件', en: 'Reopened and contradictory cases' },
  help: {
    zh: '所选时段办结、曾被重启或有互相矛盾终止记录的办件，最近的在前，至多一百件。',
    en: 'Cases closed in the time range that were reopened or have contradictory ends, the latest first, at most a hundred.',
  },
  sql: `select subject as case_number, item, org, toString(ended_date) as decided, reopenings, contradictions
from ${viewNow('noted_cases')}
where is_closed and (reopenings > 0 or contradictions > 0) and ended_date >= ${from} and ended_date < ${to}${filtered(here.filters)}
order by ended_date desc, subject limit 100`,
  columns: [
    ...caseColumns,
    { name: 'decided', title: { zh: '办结', en: 'Decided' } },
    { name: 'reopenings', title: { zh: '重启', en: 'Reopened' } },
    { name: 'contradictions', title: { zh: '矛盾', en: 'Contradictions' } },
  ],
};

const figureSections: readonly Section[] = [
  {
    title: { zh: '时钟停得有没有依据', en: 'Why clocks stopped' },
    figures: [
      'suspended_share',
      'late_suspension_share',
      'unfounded_suspensions',
      'reopened_cases',
      'contradictions',
    ],
    below: boards.bottlenecks,
  },
  {
    title: { zh: '收件与承诺', en: 'Intake and commitments' },
    figures: ['first_pass_rate', 'refusal_rate', 'withdrawal_rate', 'abandon_rate'],
    below: boards.bottlenecks,
  },
  {
    title: { zh: '容缺、承诺与监督', en: 'Tolerance, commitments, supervision' },
    figures: ['tolerance_rate', 'commitment_rate', 'commitment_kept_rate', 'light_count', 'quality_score'],
    below: boards.bottlenecks,
  },
];

/** Whether clocks stopped for good reasons, promises were kept, and what supervision found. */
export const integrityAndQuality = (): Section[] => [
  ...figureSections,
  {
    title: { zh: '暂停与红黄牌', en: 'Suspensions and cards' },
    panels: inLine(
      8,
      barPanel(
        here,
        { zh: '临期暂停按原因', en: 'Late suspensions by reason' },
        'reason',
        indicatorsOf('late_suspension_share'),
      ),
      barPanel(here, { zh: '红黄牌按级别', en: 'Lights by level' }, 'level', indicatorsOf('light_count')),
    ),
  },
  {
    title: { zh: '各部门', en: 'Organisations' },
    panels: inLine(
      12,
      groupTable(
        here,
        { zh: '各部门规范与质量', en: 'Integrity and quality by organisation' },
        'org',
        [
          'cases_closed',
          'suspended_share',
          'reopened_cases',
          'contradictions',
          'late_suspension_share',
          'unfounded_suspensions',
          'first_pass_rate',
          'commitment_kept_rate',
          'light_count',
          'quality_score',
        ].map(indicator),
        { to: here, as: 'org' },
      ),
    ),
  },
  {
    title: { zh: '要看一看的件', en: 'Cases to look at' },
    panels: inLine(10, listTable(here, unfounded), listTable(here, contradictory)),
  },
];
