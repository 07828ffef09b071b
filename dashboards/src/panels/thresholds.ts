import {
  type Threshold,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';

const plain: Threshold[] = [{ value: null, color: 'text' }];

/** From the first value on amber, from the second on green; red below. */
const rising = (amber: number, green: number): Threshold[] => [
  { value: null, color: 'red' },
  { value: amber, color: 'orange' },
  { value: green, color: 'green' },
];

/** Green, from the first value on amber, from the second on red. */
const falling = (amber: number, red: number): Threshold[] => [
  { value: null, color: 'green' },
  { value: amber, color: 'orange' },
  { value: red, color: 'red' },
];

const lost: Threshold[] = [
  { value: null, color: 'red' },
  { value: 0, color: 'green' },
];

/**
 * Where a figure stops being good, by indicator; figures not listed are facts without a verdict. A statutory term
 * that was missed is unlawful, a negative compression is slower than its reference, a missing event is a wrong figure;
 * the others are where somebody should look.
 */
const thresholds: Readonly<Record<string, Threshold[]>> = {
  on_time_promised: rising(0.95, 0.99),
  on_time_statutory: rising(0.99, 1),
  on_time_with_backlog: rising(0.95, 0.99),
  on_time_cohort: rising(0.95, 0.99),
  target_attainment: rising(0.5, 0.9),
  compression_catalogue: lost,
  compression_catalogue_mean: lost,
  compression_promised: lost,
  compression_actual: lost,
  compression_vs_promise: lost,
  compression_baseline: lost,
  parallel_gain: lost,
  first_pass_rate: rising(0.8, 0.95),
  commitment_kept_rate: rising(0.9, 0.99),
  visit_promise_gap: falling(0.01, 0.05),
  good_rate: rising(0.9, 0.98),
  bad_rate: falling(0.01, 0.05),
  rectification_rate: rising(0.95, 1),
  rectification_on_time_rate: rising(0.95, 1),
  callback_rate: rising(0.95, 1),
  rating_share_default: falling(0.1, 0.5),
  rating_share_staff: falling(0.1, 0.3),
  rating_share_burst: falling(0.01, 0.05),
  rating_share_early: falling(0.01, 0.05),
  wait_minutes_p50: falling(10, 20),
  wait_minutes_p90: falling(20, 30),
  ticket_abandon_rate: falling(0.05, 0.1),
  delivery_on_time_rate: rising(0.95, 0.99),
  suspended_share: falling(0.2, 0.4),
  late_suspension_share: falling(0.1, 0.3),
  unfounded_suspensions: falling(1, 5),
  contradictions: falling(1, 5),
  delay_days_by_cause: falling(1, 100),
  light_count: falling(1, 20),
  cases_open_overdue: falling(1, 20),
  freshness_seconds_p99: falling(1, 60),
  completeness: rising(0.999, 1),
  dead_letters: falling(1, 1),
};

/** The steps of an indicator's values, lowest first. */
export const stepsOf = (id: string): readonly Threshold[] => thresholds[id] ?? plain;

/** The colours of an indicator's values, as Grafana takes them. */
export const thresholdsOf = (id: string): ThresholdsConfigBuilder =>
  new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([...stepsOf(id)]);
