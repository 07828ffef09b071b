import { isTouched } from '@haoban/indicators/day-marks';
import { pipelineRows } from '@haoban/indicators/pipeline-rows';
import { type Reading, readingPanel } from '../panels/figure-panel.ts';
import { groupTable } from '../panels/group-table.ts';
import { type List, listTable } from '../panels/list-table.ts';
import { countsPanel, hourlyPanel } from '../panels/trend-panel.ts';
import { dataset, now, periodOf, variable, zone } from '../sql/dashboard-words.ts';
import { boards } from './board-names.ts';
import { indicator, inLine, type Section } from './build-board.ts';

const here = boards.pipeline;
const { from } = periodOf({ rows: 'pipeline' });
const local = (column: string): string =>
  `formatDateTime(toTimeZone(${column}, '${zone}'), '%Y-%m-%d %H:%i:%S')`;

// Days touched since they were summed, of every data set.
const waiting = `select dataset, family, day, maxIf(mark, chunk = 0) as touched_at from day_marks_v1
group by dataset, family, day having ${isTouched}`;

const readings: readonly Reading[] = [
  {
    title: { zh: '距最近入库', en: 'Since the last event came in' },
    help: {
      zh: '近一天内最近一条事件可见至今的秒数；没有则为空。',
      en: 'Seconds since an event of the last day could first be read; empty without one.',
    },
    unit: 's',
    sql: `select maxOrNull(visible_at) as newest, dateDiff('second', newest, ${now}) as value
from recorded_events_v1 where dataset = ${dataset} and hour >= now() - toIntervalDay(1)`,
  },
  {
    title: { zh: '待汇总的日子', en: 'Days waiting to be summed' },
    help: {
      zh: '汇总后又有变动、暂由明细行作答的日子数，所有数据集与各族合计。',
      en: 'Days touched since they were summed and answered from rows until they are again, of all data sets and families.',
    },
    unit: 'suffix: 天',
    sql: `select count() as value from (${waiting})`,
  },
  {
    title: { zh: '最久待汇总', en: 'Longest waiting' },
    help: {
      zh: '等得最久的日子已等的秒数。',
      en: 'Seconds that the day which has waited longest has waited.',
    },
    unit: 's',
    sql: `select ifNull(dateDiff('second', minOrNull(touched_at), ${now}), 0) as value from (${waiting})`,
  },
];

const deadLetters: List = {
  title: { zh: '等待裁定的死信', en: 'Dead letters that wait' },
  help: {
    zh: '无法处理、等待人工裁定的消息，所有数据集，最近的在前，至多一百条。',
    en: 'Messages that could not be taken and wait for somebody, of all data sets, the latest first, at most a hundred.',
  },
  sql: `select ${local('at')} as happened, consumer, reason, detail, nats_subject, id
from dead_letters_v1 final where state = 'waiting' order by at desc, id limit 100`,
  columns: [
    { name: 'happened', title: { zh: '时间', en: 'Time' }, width: 170 },
    { name: 'consumer', title: { zh: '消费者', en: 'Consumer' } },
    { name: 'reason', title: { zh: '原因', en: 'Reason' } },
    { name: 'detail', title: { zh: '详情', en: 'Detail' } },
    { name: 'nats_subject', title: { zh: '主题', en: 'Subject' } },
    { name: 'id', title: { zh: '编号', en: 'Id' } },
  ],
};

const missing: List = {
  title: { zh: '与对账不符的小时', en: 'Hours that differ from the tallies' },
  help: {
    zh: '自昨日起，数仓事件少于服务日志对账数的服务与小时。',
    en: 'Services and hours since yesterday of which fewer events are here than their journal tallied.',
  },
  sql: `select source, hour, tallied, present, tallied - present as missing
from (${pipelineRows('completeness', dataset, now)})
where date >= ${from} and present < tallied order by hour desc, source limit 200`,
  columns: [
    { name: 'source', title: { zh: '服务', en: 'Service' } },
    { name: 'hour', title: { zh: '小时(UTC)', en: 'Hour (UTC)' } },
    { name: 'tallied', title: { zh: '对账数', en: 'Tallied' } },
    { name: 'present', title: { zh: '已到', en: 'Here' } },
    { name: 'missing', title: { zh: '缺', en: 'Missing' } },
  ],
};

const dataSets: List = {
  title: { zh: '数据集', en: 'Data sets' },
  help: {
    zh: '各数据集的办件行数(被替换的行在合并前也算)、事件数与最近一件事。',
    en: 'Rows of cases of each data set (replaced ones count until they are merged), their events, and the latest.',
  },
  sql: `select dataset, count() as cases, sum(events) as events, ${local('max(last_time)')} as latest
from case_facts_v1 where as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') group by dataset order by dataset`,
  columns: [
    {
      name: 'dataset',
      title: { zh: '数据集', en: 'Data set' },
      link: { to: boards.overview, as: 'dataset' },
    },
    { name: 'cases', title: { zh: '办件', en: 'Cases' } },
    { name: 'events', title: { zh: '事件', en: 'Events' } },
    { name: 'latest', title: { zh: '最近', en: 'Latest' } },
  ],
};

const sumsWaiting: List = {
  title: { zh: '待汇总', en: 'Sums waiting' },
  help: {
    zh: '各数据集各族待汇总的日子；作答不受影响，只是慢一些。',
    en: 'Days waiting to be summed by data set and family; answers stay right, only slower.',
  },
  sql: `select dataset, family, count() as days, ${local('min(touched_at)')} as since
from (${waiting}) group by dataset, family order by days desc, dataset, family`,
  columns: [
    { name: 'dataset', title: { zh: '数据集', en: 'Data set' } },
    { name: 'family', title: { zh: '族', en: 'Family' } },
    { name: 'days', title: { zh: '日子', en: 'Days' }, unit: 'suffix: 天' },
    { name: 'since', title: { zh: '自', en: 'Since' } },
  ],
};

const heardSql = `select hour as time, source, toUInt64(count()) as value
from recorded_events_v1 where dataset = ${variable('dataset')} and hour >= toDateTime($__fromTime_ms) and hour < toDateTime($__toTime_ms)
group by time, source order by time, source`;

/** Whether events arrive, soon and all of them, and what of them waits. */
export const pipelineAndServices = (): Section[] => [
  {
    title: { zh: '此刻', en: 'At this moment' },
    figures: ['dead_letters'],
    panels: inLine(4, ...readings.map(readingPanel)),
  },
  {
    title: { zh: '时效与流量', en: 'Freshness and flow' },
    panels: inLine(
      8,
      hourlyPanel({ zh: '数据时效', en: 'Freshness' }, indicator('freshness_seconds_p99')),
      countsPanel(
        { zh: '各服务每小时事件', en: 'Events an hour by service' },
        {
          zh: '各服务日志每小时写下、已到数仓的事件数。',
          en: "Events of each service's journal by hour of recording, as they are here.",
        },
        'suffix: 条',
        heardSql,
      ),
    ),
  },
  {
    title: { zh: '对账', en: 'Tallies' },
    panels: inLine(
      9,
      groupTable(here, { zh: '各服务', en: 'Services' }, 'source', [
        indicator('completeness'),
        indicator('freshness_seconds_p99'),
        indicator('dead_letters'),
      ]),
      listTable(here, missing),
    ),
  },
  {
    title: { zh: '死信、数据集与汇总', en: 'Dead letters, data sets, sums' },
    panels: [
      ...inLine(9, listTable(here, deadLetters)),
      ...inLine(9, listTable(here, dataSets), listTable(here, sumsWaiting)),
    ],
  },
];
