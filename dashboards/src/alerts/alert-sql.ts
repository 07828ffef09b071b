import type { AnswerScope } from '@haoban/indicators/answer-scope';
import type { Indicator } from '@haoban/indicators/definition';
import { now } from '../sql/dashboard-words.ts';
import { sideBySideSql } from '../sql/side-by-side.ts';

/** Nobody is called about simulated or imported data. */
export const dataset = `'live'`;

type Period = { readonly from: string; readonly to: string };

const scopeOf = (period: Period, by: string): AnswerScope => ({
  dataset,
  asOf: now,
  ...period,
  basis: "'wd'",
  filters: {},
  by: [by],
  isNow: true,
});

/** A row a value of a dimension, which becomes a label of the alert, and the indicator's number. */
export const groupSql = (indicator: Indicator, by: string, period: Period): string =>
  `select g0 as ${by}, toFloat64(${indicator.id}) as value from (
${sideBySideSql([indicator], scopeOf(period, by))}
) where isNotNull(value)`;

/** The same of a rate, without groups that are too small to judge. */
export const rateSql = (indicator: Indicator, by: string, period: Period, minimum: number): string =>
  `select g0 as ${by}, toFloat64(${indicator.id}) as value from (
${sideBySideSql([indicator], scopeOf(period, by))}
) where ${indicator.id}_d >= ${minimum}`;
