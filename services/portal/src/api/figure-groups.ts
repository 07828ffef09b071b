import type { Words } from '../core/language.ts';

/** Figures that are read together: a name, one line on what they tell, and the indicators in order. */
export type FigureGroup = {
  readonly id: string;
  readonly name: Words;
  readonly line: Words;
  readonly ids: readonly string[];
};

/** The first page from top to bottom; every indicator of the catalogue stands in one group. */
export const figureGroups: readonly FigureGroup[] = [
  {
    id: 'volume',
    name: { zh: '收办', en: 'Volume' },
    line: { zh: '来了多少、办了多少、还有多少。', en: 'What came, what was done, what stands open.' },
    ids: [
      'cases_filed',
      'cases_accepted',
      'cases_closed',
      'cases_pending',
      'cases_open',
      'cases_open_overdue',
    ],
  },
  {
    id: 'on-time',
    name: { zh: '按期', en: 'On time' },
    line: {
      zh: '承诺与法定各有时限；积压和到期口径并列，不挑好看的数。',
      en: 'Against the promise and the law, with the backlog and by due date beside it.',
    },
    ids: ['on_time_promised', 'on_time_statutory', 'on_time_with_backlog', 'on_time_cohort'],
  },
  {
    id: 'compression',
    name: { zh: '压减', en: 'Compression' },
    line: {
      zh: '三个压减各有参照，不合成一个数：承诺比法定、实际比法定、实际比承诺。',
      en: 'Three comparisons, never one number: promised with law, actual with law, actual with promised.',
    },
    ids: ['compression_promised', 'compression_actual', 'compression_vs_promise'],
  },
  {
    id: 'time',
    name: { zh: '用时', en: 'Time taken' },
    line: {
      zh: '从受理到办结，扣除依法中止的时间。',
      en: 'From acceptance to decision, lawful suspensions taken off.',
    },
    ids: ['elapsed_days_mean', 'elapsed_days_p50', 'elapsed_days_p90'],
  },
  {
    id: 'no-visit',
    name: { zh: '不见面', en: 'No visit' },
    line: { zh: '申请人为这件事跑了几次。', en: 'How often the applicant had to come.' },
    ids: ['no_visit_cases_strict', 'no_visit_cases_inclusive'],
  },
  {
    id: 'rating',
    name: { zh: '好差评', en: 'Ratings' },
    line: {
      zh: '只算群众主动作出的评价；没有评价不等于满意。',
      en: 'Only what citizens said themselves: silence is never satisfaction.',
    },
    ids: ['rating_rate', 'good_rate', 'score_mean'],
  },
  {
    id: 'oversight',
    name: { zh: '监督', en: 'Oversight' },
    line: {
      zh: '亮了多少红黄牌，抽查的办件得了多少分。',
      en: 'How many lights went on, and what the sampled cases scored.',
    },
    ids: ['light_count', 'quality_score'],
  },
  {
    id: 'trust',
    name: { zh: '数据可信', en: 'Data quality' },
    line: { zh: '这些数字本身有多新、多全。', en: 'How fresh and how complete the figures themselves are.' },
    ids: ['freshness_seconds_p99', 'completeness'],
  },
];
