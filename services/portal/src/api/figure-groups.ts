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
      'reopened_cases',
      'contradictions',
    ],
  },
  {
    id: 'intake',
    name: { zh: '收件', en: 'Intake' },
    line: {
      zh: '怎么来的，一次受理了没有，没有办成的去了哪里。',
      en: 'How filings came in, whether they were taken at once, and what became of the rest.',
    },
    ids: [
      'first_pass_rate',
      'refusal_rate',
      'withdrawal_rate',
      'abandon_rate',
      'online_filing_rate',
      'agent_filing_rate',
      'integrated_window_rate',
      'tolerance_rate',
      'commitment_rate',
      'commitment_kept_rate',
    ],
  },
  {
    id: 'on-time',
    name: { zh: '按期', en: 'On time' },
    line: {
      zh: '承诺与法定各有时限；积压和到期口径并列，不挑好看的数。',
      en: 'Against the promise and the law, with the backlog and by due date beside it.',
    },
    ids: [
      'on_time_promised',
      'on_time_statutory',
      'on_time_with_backlog',
      'on_time_cohort',
      'target_attainment',
    ],
  },
  {
    id: 'compression',
    name: { zh: '压减', en: 'Compression' },
    line: {
      zh: '各个压减各有参照，不合成一个数：承诺比法定、实际比法定、实际比承诺、实际比改革前。',
      en: 'Each comparison by itself, never one number: promised with law, actual with law, with the promise, with the time before the reform.',
    },
    ids: [
      'compression_catalogue',
      'compression_catalogue_mean',
      'compression_promised',
      'compression_actual',
      'compression_vs_promise',
      'compression_baseline',
      'parallel_gain',
    ],
  },
  {
    id: 'time',
    name: { zh: '用时', en: 'Time taken' },
    line: {
      zh: '从受理到办结，扣除依法中止的时间；跨度则从提交算起，什么都不扣。',
      en: 'From acceptance to decision, lawful suspensions taken off; the span runs from submission with nothing taken off.',
    },
    ids: [
      'elapsed_days_mean',
      'elapsed_days_p50',
      'elapsed_days_p90',
      'span_days_p50',
      'span_days_p90',
      'stage_days_p50',
      'stage_days_p90',
      'same_day_rate',
      'early_rate',
    ],
  },
  {
    id: 'no-visit',
    name: { zh: '不见面', en: 'No visit' },
    line: { zh: '申请人为这件事跑了几次。', en: 'How often the applicant had to come.' },
    ids: [
      'no_visit_items_strict',
      'no_visit_items_inclusive',
      'no_visit_cases_strict',
      'no_visit_cases_inclusive',
      'no_visit_top20',
      'visits_mean',
      'full_online_rate',
      'visit_promise_gap',
    ],
  },
  {
    id: 'rating',
    name: { zh: '好差评', en: 'Ratings' },
    line: {
      zh: '只算群众主动作出的评价；没有评价不等于满意。',
      en: 'Only what citizens said themselves: silence is never satisfaction.',
    },
    ids: ['rating_rate', 'active_rating_rate', 'good_rate', 'satisfied_rate', 'bad_rate', 'score_mean'],
  },
  {
    id: 'rectification',
    name: { zh: '整改', en: 'Rectification' },
    line: { zh: '差评之后做了什么。', en: 'What was done after a bad rating.' },
    ids: ['rectification_rate', 'rectification_on_time_rate', 'callback_rate', 'followup_satisfied_rate'],
  },
  {
    id: 'rating-truth',
    name: { zh: '评价真实性', en: 'Can ratings be believed' },
    line: {
      zh: '默认、代录、扎堆、抢先的评价有多少；说超时、多跑的评价，记录是否证实。',
      en: 'How many are defaults, typed in by staff, in bursts or too early; whether records confirm what is complained of.',
    },
    ids: [
      'rating_share_default',
      'rating_share_staff',
      'rating_share_burst',
      'rating_share_early',
      'option_check_209',
      'option_check_110',
      'option_check_114',
    ],
  },
  {
    id: 'hall',
    name: { zh: '大厅', en: 'Halls' },
    line: { zh: '来了多少人，等了多久。', en: 'How many came and how long they waited.' },
    ids: [
      'visitors',
      'visitors_peak_hour',
      'wait_minutes_p50',
      'wait_minutes_p90',
      'service_minutes_p50',
      'ticket_abandon_rate',
      'booking_kept_rate',
    ],
  },
  {
    id: 'delivery',
    name: { zh: '送达', en: 'Delivery' },
    line: { zh: '结果怎么送到、送得快不快。', en: 'How results reached the applicant, and how fast.' },
    ids: [
      'delivery_days_p50',
      'delivery_on_time_rate',
      'courier_share',
      'courier_saving_cents',
      'e_licences_issued',
    ],
  },
  {
    id: 'oversight',
    name: { zh: '监督', en: 'Oversight' },
    line: {
      zh: '时钟为什么停，超期因为谁，亮了多少红黄牌，抽查的办件得了多少分。',
      en: 'Why clocks stood still, whom late cases waited for, how many lights went on, and what sampled cases scored.',
    },
    ids: [
      'suspended_share',
      'late_suspension_share',
      'unfounded_suspensions',
      'delay_days_by_cause',
      'light_count',
      'quality_score',
    ],
  },
  {
    id: 'trust',
    name: { zh: '数据可信', en: 'Data quality' },
    line: { zh: '这些数字本身有多新、多全。', en: 'How fresh and how complete the figures themselves are.' },
    ids: ['freshness_seconds_p99', 'completeness', 'dead_letters'],
  },
];
