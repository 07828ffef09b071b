import { expect, test } from 'vitest';
import { indicators } from './catalogue.ts';
import { windowScorecard } from './scorecard.ts';

/** The table of the design document: ids with the term that their Chinese name contains. */
const documented: Readonly<Record<string, string>> = {
  cases_filed: '收件量',
  cases_accepted: '受理量',
  cases_closed: '办结量',
  cases_pending: '待受理',
  cases_open: '在办',
  cases_open_overdue: '在办超期',
  reopened_cases: '重启件',
  contradictions: '矛盾件',
  first_pass_rate: '一次受理率',
  refusal_rate: '不予受理率',
  withdrawal_rate: '撤件率',
  abandon_rate: '补正不来率',
  online_filing_rate: '网上申请率',
  agent_filing_rate: '代办率',
  integrated_window_rate: '一窗受理率',
  tolerance_rate: '容缺率',
  commitment_rate: '承诺率',
  commitment_kept_rate: '践诺率',
  elapsed_days_mean: '平均办结时长',
  elapsed_days_p50: '中位办结时长',
  elapsed_days_p90: '九成办结时长',
  span_days_p50: '跨度用时',
  span_days_p90: '跨度用时',
  stage_days_p50: '环节用时',
  stage_days_p90: '环节用时',
  same_day_rate: '当场办结率',
  early_rate: '提前办结率',
  compression_catalogue: '承诺压减率(事项)',
  compression_catalogue_mean: '承诺压减率(事项均值)',
  compression_promised: '承诺压减率(办件)',
  compression_actual: '实际压减率',
  compression_vs_promise: '实际较承诺提速',
  compression_baseline: '较改革前压减率',
  parallel_gain: '并联压减率',
  on_time_promised: '按期办结率',
  on_time_statutory: '按期办结率',
  on_time_with_backlog: '按期办结率(含在办超期)',
  on_time_cohort: '按应办日期',
  target_attainment: '目标达成率',
  no_visit_items_strict: '不见面事项率(0次)',
  no_visit_items_inclusive: '不见面事项率(≤1次)',
  no_visit_cases_strict: '不见面办件率',
  no_visit_cases_inclusive: '最多跑一次率',
  no_visit_top20: '前20高频事项不见面率',
  visits_mean: '平均跑动次数',
  full_online_rate: '全程网办率',
  visit_promise_gap: '跑动承诺落差',
  rating_rate: '评价率',
  active_rating_rate: '主动评价率',
  good_rate: '好评率',
  satisfied_rate: '满意率',
  bad_rate: '差评率',
  score_mean: '平均分',
  rectification_rate: '差评整改率',
  rectification_on_time_rate: '按期整改率',
  callback_rate: '实名差评回访率',
  followup_satisfied_rate: '整改满意率',
  rating_share_default: '评价真实性',
  rating_share_staff: '评价真实性',
  rating_share_burst: '评价真实性',
  rating_share_early: '评价真实性',
  option_check_209: '选项核验',
  option_check_110: '选项核验',
  option_check_114: '选项核验',
  visitors: '接待量',
  visitors_peak_hour: '高峰',
  wait_minutes_p50: '等候',
  wait_minutes_p90: '等候',
  service_minutes_p50: '办理',
  ticket_abandon_rate: '弃号率',
  booking_kept_rate: '履约率',
  delivery_days_p50: '送达时长',
  delivery_on_time_rate: '按期送达率',
  courier_share: '快递送',
  courier_saving_cents: '节约',
  e_licences_issued: '电子证照',
  suspended_share: '特别程序占比',
  late_suspension_share: '临期暂停占比',
  unfounded_suspensions: '无据暂停',
  delay_days_by_cause: '超期归因',
  light_count: '红黄牌',
  quality_score: '质量回查得分',
  freshness_seconds_p99: '数据时效',
  completeness: '数据完整率',
  dead_letters: '死信',
};

test('the catalogue is the table of the design document, under its terms', () => {
  expect(indicators.map(({ id }) => id).toSorted()).toEqual(Object.keys(documented).toSorted());
  for (const { id, name } of indicators) expect(name.zh).toContain(documented[id]);
});

test('the scorecard of windows bears the terms of the document and weighs a hundred in all', () => {
  const { id, name, parts } = windowScorecard;
  expect(id).toBe('window_scorecard');
  expect(name.zh).toBe('服务明星、红旗窗口');
  expect(parts.reduce((total, { weight }) => total + weight, 0)).toBe(100);
  expect(indicators.map((one) => one.id)).toEqual(
    expect.arrayContaining(parts.map((part) => part.indicator)),
  );
});
