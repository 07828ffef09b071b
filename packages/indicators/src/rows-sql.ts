import type { AnswerScope } from './answer-scope.ts';
import type { Indicator } from './definition.ts';
import { dateExpression, dimensionExpression, filterCondition } from './dimensions.ts';
import { pipelineRows } from './pipeline-rows.ts';
import { asJudged, measuredIn, rowAmounts } from './row-amounts.ts';
import { bundleRows } from './special-sql/bundle-rows.ts';

/** The rows an indicator counts over, as a FROM clause names them. */
export function sourceOf(indicator: Indicator, { dataset, asOf, isNow }: AnswerScope): string {
  const { rows, at } = indicator;
  if (rows === 'bundles') return `(${bundleRows(dataset, asOf)})`;
  if (rows === 'pipeline') return `(${pipelineRows(indicator.id, dataset, asOf)})`;
  const view = `${rows}_v1(dataset = ${dataset}, as_of = ${asOf})`;
  return rows === 'cases' && at === 'asOf' && isNow === true ? `open_${view}` : view;
}

/** Whether a row lies in the period by the date that counts for the indicator. */
export function inPeriod(indicator: Indicator, scope: AnswerScope): string {
  const within = (date: string): string =>
    `(${asJudged(date, scope.judged === true)} >= ${scope.from} and ${asJudged(date, scope.judged === true)} < ${scope.to})`;
  if (indicator.at === 'closedAndAsOf') return `(is_open or ${within('ended_date')})`;
  const date = dateExpression(indicator.at);
  if (date !== undefined) return within(date);
  // What stands open is found without a look at what has ended.
  return indicator.rows === 'cases' ? 'not is_ended' : '1';
}

/** Conditions of the filters asked for. */
export const filterConditions = (
  { rows, at }: Indicator,
  { filters = {}, emptyIsAll = false }: AnswerScope,
): string[] =>
  Object.entries(filters).map(([name, value]) => {
    const condition = filterCondition(rows, name, value, at);
    return emptyIsAll ? `(${value} = '' or ${condition})` : condition;
  });

/** Which rows are read instead of all: a source of fewer, conditions besides those of the question. */
export type RowsAmong = { readonly source: string; readonly conditions: readonly string[] };

/** The SELECT of sums over rows: the groups asked for as g0, g1 …, then integers; percentiles give values and how often each comes. */
export function rowsSql(indicator: Indicator, scope: AnswerScope, among?: RowsAmong): string {
  const judged = scope.judged === true;
  const { member, numerator, denominator, immature } = rowAmounts(indicator, judged);
  const counted = measuredIn(indicator, scope.basis);
  const own = `${member} and ${counted}`;
  const groups = (scope.by ?? []).map(
    (name, index) =>
      `${asJudged(dimensionExpression(indicator.rows, indicator.at, name), judged)} as g${index}`,
  );
  const isPercentile = indicator.kind === 'percentile';
  const keys = [...groups.map((_, index) => `g${index}`), ...(isPercentile ? ['amount'] : [])];
  const columns = [
    ...groups,
    ...(isPercentile
      ? [`toInt64(if(${own}, ${asJudged(indicator.numerator ?? '1', judged)}, 0)) as amount`]
      : []),
    `sumIf(toInt64(${numerator}), ${own}) as numerator`,
    `sumIf(toInt64(${denominator}), ${own}) as denominator`,
    `countIf(${own}) as sample`,
    `countIf(${immature}) as immature`,
    `countIf(${member} and not (${counted})) as excluded`,
  ];
  const conditions = [
    inPeriod(indicator, scope),
    ...filterConditions(indicator, scope),
    ...(among?.conditions ?? []),
  ];
  return `select ${columns.join(',\n  ')}
from ${among?.source ?? sourceOf(indicator, scope)}
where ${conditions.join(' and ')}${keys.length === 0 ? '' : `\ngroup by ${keys.join(', ')}`}`;
}
