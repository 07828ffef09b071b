import { boards } from '../boards/board-names.ts';
import { indicator } from '../boards/build-board.ts';
import { now, today } from '../sql/dashboard-words.ts';
import { type AlertRule, redLine } from './alert-rule.ts';
import { dataset, groupSql } from './alert-sql.ts';

const justToday = { from: today, to: `(${today} + 1)` };
const sinceYesterday = { from: `(${today} - 1)`, to: `(${today} + 1)` };

/** What somebody is called for about the machinery itself. */
export const pipelineRules: readonly AlertRule[] = [
  {
    uid: 'haoban-freshness',
    title: { zh: '数据不新', en: 'Figures are not fresh' },
    says: {
      zh: '今天写下的事件，百分之一以上过了 60 秒还看不到。',
      en: 'Of the events recorded today one in a hundred or more took over 60 seconds to be seen.',
    },
    runbook: {
      zh: '看分析服务是否在跑、ClickHouse 与 NATS 是否可达、待汇总是否堆积；事件在日志和流里，不会丢，恢复后自己追上。',
      en: 'See whether analytics runs, ClickHouse and NATS can be reached, and whether sums pile up. Events stay in journals and stream: nothing is lost, it catches up by itself.',
    },
    sql: groupSql(indicator('freshness_seconds_p99'), 'source', justToday),
    fires: { when: 'above', than: redLine('freshness_seconds_p99') },
    after: '5m',
    severity: 'critical',
    board: boards.pipeline,
    indicator: indicator('freshness_seconds_p99'),
  },
  {
    uid: 'haoban-completeness',
    title: { zh: '数据不全', en: 'Figures are not complete' },
    says: {
      zh: '自昨日起，一个服务的事件在数仓里少于它日志的对账数。',
      en: 'Since yesterday fewer events of a service are here than its journal tallied.',
    },
    runbook: {
      zh: '运行 haoban verify 看缺在哪个服务、哪个小时，再运行 haoban replay 把日志重发一遍；重发不会重复计数。',
      en: 'Run `haoban verify` to see which service and hour, then `haoban replay`: what is told twice counts once.',
    },
    sql: groupSql(indicator('completeness'), 'source', sinceYesterday),
    fires: { when: 'below', than: 1 },
    after: '10m',
    severity: 'critical',
    board: boards.pipeline,
    indicator: indicator('completeness'),
  },
  {
    uid: 'haoban-silence',
    title: { zh: '服务没有对账', en: 'A service is silent' },
    says: {
      zh: '一个近七天对过账的服务，十分钟没有新的对账：服务停了，或者消息到不了。',
      en: 'A service that tallied in the last seven days has sent no tally for ten minutes: it is down, or nothing arrives.',
    },
    runbook: {
      zh: '看这个服务和 NATS 的状态；服务恢复后对账会自己补上。',
      en: 'See whether the service and NATS run; tallies resume by themselves.',
    },
    sql: `select source, toFloat64(dateDiff('second', max(cut), ${now})) as value from tallies_v1
where dataset = ${dataset} and hour >= now() - toIntervalDay(7) group by source`,
    fires: { when: 'above', than: 600 },
    after: '5m',
    severity: 'critical',
    board: boards.pipeline,
    indicator: indicator('completeness'),
  },
  {
    uid: 'haoban-dead-letters',
    title: { zh: '有死信等待裁定', en: 'Dead letters wait' },
    says: {
      zh: '有消息无法处理，在等人裁定；裁定之前它不在任何数里。',
      en: 'A message could not be taken and waits for somebody; until then it is in no figure.',
    },
    runbook: {
      zh: '打开“数据管道与服务”的死信清单，按原因修正后重放，确属无用的写明理由后丢弃。',
      en: 'Open the list on “Pipeline and services”; replay what can be mended, discard what is worthless with a reason.',
    },
    sql: groupSql(indicator('dead_letters'), 'source', justToday),
    fires: { when: 'above', than: 0 },
    after: '1m',
    severity: 'critical',
    board: boards.pipeline,
    indicator: indicator('dead_letters'),
  },
];
