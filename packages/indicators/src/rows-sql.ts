import type { AnswerScope } from './answer-scope.ts';
import type { Indicator } from './definition.ts';
import { dateExpression, dimensionExpression, filterCondition } from './dimensions.ts';
import { pipelineRows } from './pipeline-rows.ts';
import { asJudged, measuredIn, rowAmounts } from './row-amounts.ts';
import type { Aside } from './readable-rows.ts';
import { keepsEach } from './nearest-rank.ts';
import { rowsRead } from './select-rows.ts';
import { bundleRows } from './special-sql/bundle-rows.ts';

/** Where the rows of an indicator are kept aside: what is open, what is seldom. Of a past instant nothing is. */
function asideOf({ rows, at, noted }: Indicator, { isNow }: AnswerScope): Aside {
  if (isNow !== true) return '';
  if (noted === true) return 'noted_';
  return rows === 'cases' && at === 'asOf' ? 'open_' : '';
}

/** The rows an indicator counts over, for a FROM: of the columns alone that a text of SQL names. */
export function sourceOf(indicator: Indicator, scope: AnswerScope, needed: string): string {
  const { dataset, asOf, isNow } = scope;
  const { rows } = indicator;
  if (rows === 'bundles') return `(${bundleRows(dataset, asOf, isNow === true)})`;
  if (rows === 'pipeline') return `(${pipelineRows(indicator.id, dataset, asOf)})`;
  if (rows === 'items') return `items_v1(dataset = ${dataset}, as_of = ${asOf})`;
  return rowsRead(rows, scope, { needed, portions: [{ aside: asideOf(indicator, scope) }] });
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

/** Which rows are read instead of all: a source of the columns that a text names, conditions besides those of the question. */
export type RowsAmong = {
  readonly sourceOf: (needed: string) => string;
  readonly conditions: readonly string[];
};

/** A SELECT over the rows of an indicator, or over some of them. */
export function selectOver(
  indicator: Indicator,
  scope: AnswerScope,
  columns: readonly string[],
  among?: RowsAmong,
): string {
  const where = [
    inPeriod(indicator, scope),
    ...filterConditions(indicator, scope),
    ...(among?.conditions ?? []),
  ].join(' and ');
  const needed = `${columns.join(' ')} ${where}`;
  const source = among?.sourceOf(needed) ?? sourceOf(indicator, scope, needed);
  return `select ${columns.join(',\n  ')}
from ${source}
where ${where}`;
}

/** A row of a distribution of which each value is kept by itself: it is a member, counted apart, or nothing. */
function eachOf(indicator: Indicator, own: string, judged: boolean): string[] {
  const { member, immature } = rowAmounts(indicator, judged);
  return [
    `toInt64(if(${own}, ${asJudged(indicator.numerator ?? '1', judged)}, 0)) as amount`,
    'toInt64(0) as numerator',
    `toInt64(${own}) as denominator`,
    `toUInt64(${own}) as sample`,
    `toUInt64(${immature}) as immature`,
    `toUInt64(${member} and not (${own})) as excluded`,
  ];
}

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
  if (keepsEach(indicator))
    return selectOver(indicator, scope, [...groups, ...eachOf(indicator, own, judged)], among);
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
  const select = selectOver(indicator, scope, columns, among);
  return keys.length === 0 ? select : `${select}\ngroup by ${keys.join(', ')}`;
}
