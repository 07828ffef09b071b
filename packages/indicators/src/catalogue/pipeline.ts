import type { Indicator } from '../definition.ts';

const pipeline = { version: 1, rows: 'pipeline', at: 'hour', member: '1', rolled: false } as const;

/** Whether the figures themselves can be trusted: how fresh and how complete they are. */
export const pipelineIndicators: readonly Indicator[] = [
  {
    ...pipeline,
    id: 'freshness_seconds_p99',
    kind: 'percentile',
    percent: 99,
    unit: 'seconds',
    better: 'down',
    name: { zh: '数据时效', en: 'freshness, 99th percentile' },
    numerator: 'waited',
    help: {
      zh: '从日志记录到事实行可见的时间，九成九的事件不超过此值。',
      en: 'From recording to the finished fact row being visible; 99 in 100 events take no longer.',
    },
  },
  {
    ...pipeline,
    id: 'completeness',
    kind: 'rate',
    unit: 'fraction',
    better: 'up',
    name: { zh: '数据完整率', en: 'completeness' },
    numerator: 'present',
    denominator: 'tallied',
    help: {
      zh: '数仓中的事件数 ÷ 各服务日志的对账数。',
      en: "Events in ClickHouse / events in the services' journals, by their tallies.",
    },
  },
  {
    ...pipeline,
    id: 'dead_letters',
    at: 'asOf',
    kind: 'count',
    unit: 'messages',
    better: 'down',
    name: { zh: '死信', en: 'dead letters' },
    help: {
      zh: '无法处理、等待人工裁定的消息数。',
      en: 'Messages that could not be taken and wait for somebody to decide.',
    },
  },
];
