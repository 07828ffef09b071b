import type { Bilingual } from '@haoban/indicators/definition';
import type { Filter } from '../sql/dashboard-words.ts';

/** What is known of a dashboard before its panels: how it is addressed, asked and opened. */
export type BoardName = {
  readonly uid: string;
  /** The file beside `src`, without `.json`. */
  readonly file: string;
  readonly title: Bilingual;
  /** Who asks here, and what. */
  readonly purpose: Bilingual;
  readonly filters: readonly Filter[];
  /** Where its time range begins; it ends now. */
  readonly since: string;
  /** Figures of now, that no time range reaches. */
  readonly isState?: true;
  /** A text somebody types, beside the filters. */
  readonly asks?: 'caseId';
  readonly refresh: string;
};

const caseFilters: readonly Filter[] = ['region', 'org', 'item', 'channel'];
const yearly = { filters: caseFilters, since: 'now/y', refresh: '5m' } as const;

/** Every dashboard of the suite, from the leaders' view down to one case and to the machinery. */
export const boards = {
  overview: {
    ...yearly,
    uid: 'haoban-leaders-overview',
    file: 'leaders-overview',
    title: { zh: '领导总览', en: 'Leaders’ overview' },
    purpose: {
      zh: '领导：收了多少、办了多少、快不快、群众满意不满意、数据可不可信。',
      en: 'leaders: what came, what was done, how fast, how well, and whether to trust it',
    },
  },
  time: {
    ...yearly,
    uid: 'haoban-time',
    file: 'time-and-compression',
    title: { zh: '时限与压减', en: 'Time and compression' },
    purpose: {
      zh: '审改办：按期、用时、跨度、环节，五个压减口径并列。',
      en: 'reform offices: on time, elapsed, span, stages; five compressions side by side',
    },
  },
  noVisit: {
    ...yearly,
    uid: 'haoban-no-visit',
    file: 'no-visit',
    title: { zh: '不见面审批', en: 'No visit' },
    purpose: {
      zh: '审改办：跑了几次、网上办了多少、结果怎么送。',
      en: 'reform offices: how often people came, what went online, how results were delivered',
    },
  },
  ratings: {
    ...yearly,
    uid: 'haoban-ratings',
    file: 'ratings-and-rectification',
    title: { zh: '好差评与整改', en: 'Ratings and rectification' },
    purpose: {
      zh: '督查：评价多少、评得怎样、真不真、差评改了没有。',
      en: 'supervisors: who rated, how, whether to believe it, and what became of bad ratings',
    },
  },
  hallNow: {
    filters: ['region', 'hall', 'queue'],
    since: 'now/d',
    refresh: '30s',
    uid: 'haoban-hall-now',
    file: 'hall-now',
    title: { zh: '大厅此刻', en: 'The hall now' },
    purpose: {
      zh: '大厅值班：谁在等、等了多久、哪个队列要加窗口。',
      en: 'hall managers: who waits, how long, which queue needs a window',
    },
  },
  bottlenecks: {
    ...yearly,
    uid: 'haoban-bottlenecks',
    file: 'item-and-stage-bottlenecks',
    title: { zh: '事项与环节堵点', en: 'Item and stage bottlenecks' },
    purpose: {
      zh: '部门负责人：哪个事项慢、卡在哪个环节、超期因为谁。',
      en: 'heads of departments: which item is slow, which stage holds it, who caused the delay',
    },
  },
  targets: {
    ...yearly,
    uid: 'haoban-targets',
    file: 'targets-2440',
    title: { zh: '2440 目标', en: '2440 targets' },
    purpose: {
      zh: '领导与审改办：目标达成多少，比改革前快多少。',
      en: 'leaders and reform offices: targets attained, time saved against the baseline',
    },
  },
  integrity: {
    ...yearly,
    uid: 'haoban-integrity',
    file: 'integrity-and-quality',
    title: { zh: '规范与质量', en: 'Integrity and quality' },
    purpose: {
      zh: '督查：时钟停得有没有依据、承诺兑现没有、红黄牌与质量回查。',
      en: 'supervisors: whether clocks stopped for good reasons, promises kept, cards, quality reviews',
    },
  },
  oneCase: {
    filters: [],
    since: 'now/y',
    refresh: '1m',
    isState: true,
    asks: 'caseId',
    uid: 'haoban-one-case',
    file: 'one-case',
    title: { zh: '一件事的全过程', en: 'One case' },
    purpose: {
      zh: '经办与督查：一个办件每一步的时间、时钟、环节、暂停、评价。',
      en: 'whoever looks into a case: every step, its clocks, stages, suspensions, ratings',
    },
  },
  pipeline: {
    filters: [],
    since: 'now-2d',
    refresh: '30s',
    uid: 'haoban-pipeline',
    file: 'pipeline-and-services',
    title: { zh: '数据管道与服务', en: 'Pipeline and services' },
    purpose: {
      zh: '运维：数据新不新、全不全、死信、对账、待汇总。',
      en: 'operators: fresh, complete, dead letters, tallies by service, sums waiting',
    },
  },
} as const satisfies Record<string, BoardName>;
