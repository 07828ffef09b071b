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

const lost = [
  { value: null, color: 'red' },
  { value: 0, color: 'green' },
];

/**
 * Where a figure stops being good, by indicator; figures not listed are facts without a verdict. A statutory term
 * that was missed is unlawful, a negative compression is slower than its reference, a missing event is a wrong figure.
 */
const thresholds: Readonly<Record<string, Threshold[]>> = {
  on_time_promised: rising(0.95, 0.99),
  on_time_statutory: rising(0.99, 1),
  on_time_with_backlog: rising(0.95, 0.99),
  on_time_cohort: rising(0.95, 0.99),
  compression_promised: lost,
  compression_actual: lost,
  compression_vs_promise: lost,
  good_rate: rising(0.9, 0.98),
  cases_open_overdue: falling(1, 20),
  freshness_seconds_p99: falling(1, 60),
  completeness: rising(0.999, 1),
};

/** The colours of an indicator's values. */
export const thresholdsOf = (id: string): ThresholdsConfigBuilder =>
  new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(thresholds[id] ?? plain);
