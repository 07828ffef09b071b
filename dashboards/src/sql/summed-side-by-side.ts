import type { AnswerScope } from '@haoban/indicators/answer-scope';
import type { Indicator, Kind } from '@haoban/indicators/definition';
import { dimensionExpression } from '@haoban/indicators/dimensions';
import { rollsUp, rowsBesideSums, summedDays } from '@haoban/indicators/rolled-sql';
import { type Family, familyOf, measureOf } from '@haoban/indicators/rollup-families';
import { countedIn, measuredIn, rowAmounts } from '@haoban/indicators/row-amounts';
import { type RowsAmong, selectOver } from '@haoban/indicators/rows-sql';

type Sum = 'numerator' | 'denominator' | 'sample';

const sumsOf: Readonly<Record<Kind, readonly Sum[]>> = {
  count: ['sample'],
  sum: ['numerator'],
  rate: ['numerator', 'denominator'],
  compression: ['numerator', 'denominator'],
  mean: ['numerator', 'denominator'],
  max: [],
  meanOfRatios: [],
  percentile: [],
};

// What a group has none of if nobody in it is counted.
const countOf = {
  count: 'sample',
  sum: 'numerator',
  rate: 'denominator',
  compression: 'denominator',
  mean: 'denominator',
  max: '',
  meanOfRatios: '',
  percentile: '',
} as const;

/** The columns of an answer, each with the SQL that fills it. */
const columnsBy = (
  indicators: readonly Indicator[],
  sql: (one: Indicator, sum: Sum, name: string) => string,
): string[] =>
  indicators.flatMap((one, index) =>
    sumsOf[one.kind].map((sum) => `${sql(one, sum, `${sum}_${index}`)} as ${sum}_${index}`),
  );

const groupedBy = (scope: AnswerScope): { names: string[]; clause: string } => {
  const names = (scope.by ?? []).map((_, index) => `g${index}`);
  return { names, clause: names.length === 0 ? '' : `\ngroup by ${names.join(', ')}` };
};

/** Sums over the rows of a view: all of them, or those that the sums by day do not hold. */
function overRows(
  indicators: readonly Indicator[],
  first: Indicator,
  scope: AnswerScope,
  among?: RowsAmong,
): string {
  const groups = (scope.by ?? []).map(
    (name, index) => `${dimensionExpression(first.rows, first.at, name)} as g${index}`,
  );
  const columns = columnsBy(indicators, (one, sum) => {
    const { member, numerator, denominator } = rowAmounts(one, false);
    const own = `${member} and ${measuredIn(one, scope.basis)}`;
    return sum === 'sample'
      ? `toInt64(countIf(${own}))`
      : `sumIf(toInt64(${sum === 'numerator' ? numerator : denominator}), ${own})`;
  });
  return `${selectOver(first, scope, [...groups, ...columns], among)}${groupedBy(scope).clause}`;
}

/** Sums over days that nothing has touched since they were summed. */
function overDays(
  family: Family,
  indicators: readonly Indicator[],
  first: Indicator,
  scope: AnswerScope,
): string {
  const measures: string[] = [];
  const isAnyBasis = indicators.every((one) => countedIn(one, scope.basis) === '1');
  const columns = columnsBy(indicators, (one, sum) => {
    const measure = measureOf(family, one, parts[sum], false);
    measures.push(measure);
    return isAnyBasis ? `toInt64(${measure})` : `sumIf(toInt64(${measure}), ${countedIn(one, scope.basis)})`;
  });
  const { names, clause } = groupedBy(scope);
  return `select ${[...names, ...columns].join(',\n  ')} from (
${summedDays(family, first, scope, measures, !isAnyBasis)}
)${isAnyBasis ? '' : clause}`;
}

const parts = { numerator: 'n', denominator: 'd', sample: 's' } as const;

/**
 * The SELECT of the integers of several indicators over the same rows and dates: `numerator_0`, `denominator_1`, …, by
 * the place of the indicator. Either all of them are kept summed by day or none is.
 */
export function summedSideBySide(indicators: readonly Indicator[], scope: AnswerScope): string {
  const [first] = indicators;
  if (first === undefined) throw new RangeError('no indicator is asked for');
  const family = familyOf(first);
  const { names, clause } = groupedBy(scope);
  const counts = indicators.map(({ kind }, index) => `${countOf[kind]}_${index}`);
  const someCount = names.length === 0 ? '' : ` having ${counts.join(' + ')} > 0`;
  if (family === undefined || !rollsUp(first, scope))
    return `${overRows(indicators, first, scope)}${someCount}`;
  const live = overRows(indicators, first, scope, rowsBesideSums(family, scope));
  const sums = columnsBy(indicators, (_, __, name) => `sum(${name})`);
  return `select ${[...names, ...sums].join(', ')} from (
${overDays(family, indicators, first, scope)}
union all
${live}
)${clause}${someCount}`;
}
