import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import { type List, listTable } from '../panels/list-table.ts';
import { variable, viewNow, zone } from '../sql/dashboard-words.ts';
import { boards } from './board-names.ts';
import { inLine, type Section } from './build-board.ts';

const here = boards.oneCase;
const subject = variable('caseId');
const at = (column: string): string => `formatDateTime(toTimeZone(${column}, '${zone}'), '%Y-%m-%d %H:%i')`;
const noVerdict = (condition: string, verdict: string): string =>
  `if(${condition}, if(${verdict}, '按期 in time', '超期 late'), '在办 open')`;

const header: List = {
  title: { zh: '办件', en: 'Case' },
  help: {
    zh: '事项、部门、渠道、受理与办结，一行。',
    en: 'Item, organisation, channel, acceptance and end in one row.',
  },
  sql: `select item, org, region, channel, officer, ${at('submitted_at')} as submitted, ${at('accepted_at')} as accepted,
  ${at('ended_at')} as ended, multiIf(is_pending, '待受理 pending', is_open, '在办 open', end_type) as state, outcome, meetings
from ${viewNow('cases')} where subject = ${subject}`,
  columns: [
    { name: 'item', title: { zh: '事项', en: 'Item' } },
    { name: 'org', title: { zh: '部门', en: 'Organisation' } },
    { name: 'region', title: { zh: '区划', en: 'Area' } },
    { name: 'channel', title: { zh: '渠道', en: 'Channel' }, words: 'channel' },
    { name: 'officer', title: { zh: '经办', en: 'Officer' } },
    { name: 'submitted', title: { zh: '提交', en: 'Submitted' } },
    { name: 'accepted', title: { zh: '受理', en: 'Accepted' } },
    { name: 'ended', title: { zh: '终止', en: 'Ended' } },
    { name: 'state', title: { zh: '状态', en: 'State' } },
    { name: 'outcome', title: { zh: '结果', en: 'Outcome' } },
    { name: 'meetings', title: { zh: '跑动', en: 'Visits' }, unit: 'suffix: 次' },
  ],
};

const clockOf = (
  clock: string,
  name: string,
  due: string,
): string => `select '${name}' as clock, ${clock}_basis as basis,
  ${clock}_amount as term, toString(${due}) as due, elapsed_${clock} as elapsed, removed_${clock} as removed,
  ${noVerdict('is_closed', `${clock}_on_time`)} as verdict
from ${viewNow('cases')} where subject = ${subject} and ${clock}_basis != ''`;

const clocks: List = {
  title: { zh: '两个时钟', en: 'Both clocks' },
  help: {
    zh: '承诺与法定时限、应办日期、用时与扣除；单位：wd 工作日、nd 自然日、wh 分钟。逐日过程见接口。',
    en: 'Promised and statutory term, due date, elapsed and removed time; wd working days, nd natural days, wh minutes. The API tells it day by day.',
  },
  sql: `${clockOf('promised', '承诺 promised', 'due_date')}
union all
${clockOf('statutory', '法定 statutory', 'statutory_due_date')}`,
  columns: [
    { name: 'clock', title: { zh: '时钟', en: 'Clock' } },
    { name: 'basis', title: { zh: '单位', en: 'Unit' } },
    { name: 'term', title: { zh: '时限', en: 'Term' } },
    { name: 'due', title: { zh: '应办', en: 'Due' } },
    { name: 'elapsed', title: { zh: '用时', en: 'Elapsed' } },
    { name: 'removed', title: { zh: '扣除', en: 'Removed' } },
    { name: 'verdict', title: { zh: '结论', en: 'Verdict' } },
  ],
};

const stages: List = {
  title: { zh: '环节', en: 'Stages' },
  help: {
    zh: '每个环节由谁办、办了几次、用了多久。',
    en: 'Who did each stage, in how many attempts, how long it took.',
  },
  sql: `select stage, stage_org as org, attempts, toString(completed_date) as completed, elapsed, term, stage_basis as basis
from ${viewNow('stages')} where subject = ${subject} order by completed_date is null, completed_date, stage`,
  columns: [
    { name: 'stage', title: { zh: '环节', en: 'Stage' } },
    { name: 'org', title: { zh: '部门', en: 'Organisation' } },
    { name: 'attempts', title: { zh: '次数', en: 'Attempts' } },
    { name: 'completed', title: { zh: '完成', en: 'Completed' } },
    { name: 'elapsed', title: { zh: '用时', en: 'Elapsed' } },
    { name: 'term', title: { zh: '时限', en: 'Term' } },
    { name: 'basis', title: { zh: '单位', en: 'Unit' } },
  ],
};

const suspensions: List = {
  title: { zh: '暂停', en: 'Suspensions' },
  help: {
    zh: '时钟为什么停、何时停、有没有依据。',
    en: 'Why and when the clock stopped, and whether on good grounds.',
  },
  sql: `select reason, stage, toString(started_date) as started, if(is_late, '临期 shortly before the end', '') as late,
  if(is_unfounded, '无据 no ground', '') as unfounded
from ${viewNow('suspensions')} where subject = ${subject} order by started_date, reason`,
  columns: [
    { name: 'reason', title: { zh: '原因', en: 'Reason' } },
    { name: 'stage', title: { zh: '环节', en: 'Stage' } },
    { name: 'started', title: { zh: '开始', en: 'Started' } },
    { name: 'late', title: { zh: '临期', en: 'Late' } },
    { name: 'unfounded', title: { zh: '依据', en: 'Ground' } },
  ],
};

const ratings: List = {
  title: { zh: '评价', en: 'Ratings' },
  help: { zh: '可评节点与其有效评价。', en: 'Nodes that can be rated, and their valid ratings.' },
  sql: `select node, toString(node_date) as date, level, rating_channel as channel,
  multiIf(is_default, '默认 by default', is_staff, '代录 by staff', is_rated, '本人 by the citizen', '') as given_by
from ${viewNow('nodes')} where subject = ${subject} order by node_date, node`,
  columns: [
    { name: 'node', title: { zh: '节点', en: 'Node' } },
    { name: 'date', title: { zh: '日期', en: 'Date' } },
    { name: 'level', title: { zh: '级别', en: 'Level' }, words: 'level' },
    { name: 'channel', title: { zh: '渠道', en: 'Channel' } },
    { name: 'given_by', title: { zh: '谁评的', en: 'Given by' } },
  ],
};

const delays: List = {
  title: { zh: '超期归因', en: 'Why it was late' },
  help: {
    zh: '超出承诺时限的工作日归于谁。',
    en: 'Whom the working days after the promised date are put down to.',
  },
  sql: `select cause_kind, cause, days from ${viewNow('delays')} where subject = ${subject} order by days desc, cause`,
  columns: [
    { name: 'cause_kind', title: { zh: '归因', en: 'Cause' }, words: 'causeKind' },
    { name: 'cause', title: { zh: '归于', en: 'Caused by' } },
    { name: 'days', title: { zh: '天数', en: 'Days' }, unit: 'suffix: 个工作日' },
  ],
};

const deliveries: List = {
  title: { zh: '送达', en: 'Deliveries' },
  help: { zh: '结果怎么送、几天送到。', en: 'How results were delivered, in how many days.' },
  sql: `select method, toString(completed_date) as completed, days, documents
from ${viewNow('deliveries')} where subject = ${subject} order by completed_date, method`,
  columns: [
    { name: 'method', title: { zh: '方式', en: 'Method' }, words: 'method' },
    { name: 'completed', title: { zh: '送达', en: 'Delivered' } },
    { name: 'days', title: { zh: '用时', en: 'Took' }, unit: 'suffix: 个工作日' },
    { name: 'documents', title: { zh: '证件', en: 'Documents' }, unit: 'suffix: 份' },
  ],
};

// The applicant's reference is a pseudonym that nobody needs here.
const events: List = {
  title: { zh: '全过程', en: 'Every event' },
  help: {
    zh: '办件的每个事件，按发生先后；内容即当时所记。',
    en: 'Every event of the case in the order it happened, with what was recorded then.',
  },
  sql: `select ${at('time')} as happened, type, source, sequence,
  replaceRegexpOne(data, '"applicantRef":"[^"]*",?', '') as content
from raw_events_v1 final where dataset = ${variable('dataset')} and subject = ${subject}
order by revision, time, rank, sequence, toString(id)`,
  columns: [
    { name: 'happened', title: { zh: '时间', en: 'Time' }, width: 160 },
    { name: 'type', title: { zh: '事件', en: 'Event' }, width: 220 },
    { name: 'source', title: { zh: '来源', en: 'Source' }, width: 160 },
    { name: 'sequence', title: { zh: '序号', en: 'Sequence' }, width: 90 },
    { name: 'content', title: { zh: '内容', en: 'Content' } },
  ],
};

const dayByDay = (): DashboardLinkBuilder =>
  new DashboardLinkBuilder('接口：时钟逐日 the API: the clocks day by day')
    .type(DashboardLinkType.Link)
    .url('${portal}/api/analytics/cases/${caseId:percentencode}?dataset=${dataset:percentencode}')
    .targetBlank(true);

/** One case from its filing to its last rating, out of the same rows that the figures count. */
export const oneCase = (): Section[] => [
  {
    title: { zh: '办件与时钟', en: 'The case and its clocks' },
    panels: [
      ...inLine(4, listTable(here, header).links([dayByDay()])),
      ...inLine(5, listTable(here, clocks)),
    ],
  },
  {
    title: { zh: '环节与暂停', en: 'Stages and suspensions' },
    panels: inLine(7, listTable(here, stages), listTable(here, suspensions)),
  },
  {
    title: { zh: '评价、超期、送达', en: 'Ratings, delays, deliveries' },
    panels: inLine(6, listTable(here, ratings), listTable(here, delays), listTable(here, deliveries)),
  },
  { title: { zh: '全过程', en: 'History' }, panels: inLine(14, listTable(here, events)) },
];
