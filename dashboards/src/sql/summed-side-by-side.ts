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

/** A column of sums: what fills it from rows and, where the family keeps it, the measure that fills it from sums of days. */
type Column = {
  readonly name: string;
  readonly ofRows: string;
  readonly measure: string;
  readonly counted: string;
};

const parts = { numerator: 'n', denominator: 'd', sample: 's' } as const;

function columnOf(one: Indicator, sum: Sum, name: string, basis: string, family: Family | undefined): Column {
  const { member, numerator, denominator } = rowAmounts(one, false);
  const own = `${member} and ${measuredIn(one, basis)}`;
  const amount = { sample: '1', numerator, denominator }[sum];
  return {
    name,
    ofRows: amount === '1' ? `toInt64(countIf(${own}))` : `sumIf(toInt64(${amount}), ${own})`,
    measure: family === undefined ? '' : measureOf(family, one, parts[sum], false),
    counted: countedIn(one, basis),
  };
}

/** The sums of several indicators, each once, and the name under which each of them stands: planning costs by the column. */
function columnsOf(indicators: readonly Indicator[], basis: string, family: Family | undefined) {
  const distinct = new Map<string, Column>();
  const names = new Map<string, string>();
  for (const [index, one] of indicators.entries())
    for (const sum of sumsOf[one.kind]) {
      const column = columnOf(one, sum, `${sum}_${index}`, basis, family);
      const key = [column.ofRows, column.measure, column.counted].join('\n');
      const known = distinct.get(key) ?? column;
      distinct.set(key, known);
      names.set(column.name, known.name);
    }
  const nameOf = (name: string): string => names.get(name) ?? name;
  return { columns: [...distinct.values()], nameOf };
}

const groupedBy = (scope: AnswerScope): { names: string[]; clause: string } => {
  const names = (scope.by ?? []).map((_, index) => `g${index}`);
  return { names, clause: names.length === 0 ? '' : `\ngroup by ${names.join(', ')}` };
};

/** Sums over the rows of a view: all of them, or those that the sums by day do not hold. */
function overRows(
  columns: readonly Column[],
  first: Indicator,
  scope: AnswerScope,
  among?: RowsAmong,
): string {
  const groups = (scope.by ?? []).map(
    (name, index) => `${dimensionExpression(first.rows, first.at, name)} as g${index}`,
  );
  const sums = columns.map(({ name, ofRows }) => `${ofRows} as ${name}`);
  return `${selectOver(first, scope, [...groups, ...sums], among)}${groupedBy(scope).clause}`;
}

/** Sums over days that nothing has touched since they were summed. */
function overDays(family: Family, columns: readonly Column[], first: Indicator, scope: AnswerScope): string {
  const isAnyBasis = columns.every(({ counted }) => counted === '1');
  const sums = columns.map(
    ({ name, measure, counted }) =>
      `${isAnyBasis ? `toInt64(${measure})` : `sumIf(toInt64(${measure}), ${counted})`} as ${name}`,
  );
  const { names, clause } = groupedBy(scope);
  const measures = columns.map(({ measure }) => measure);
  return `select ${[...names, ...sums].join(',\n  ')} from (
${summedDays(family, first, scope, measures, !isAnyBasis)}
)${isAnyBasis ? '' : clause}`;
}

/** A SELECT of integers, and the name of the column that holds a sum of the indicator at a place (`numerator_0`). */
export type SideBySide = { readonly sql: string; readonly nameOf: (name: string) => string };

/**
 * The SELECT of the integers of several indicators over the same rows and dates. Either all of them are kept summed by
 * day or none is.
 */
export function summedSideBySide(indicators: readonly Indicator[], scope: AnswerScope): SideBySide {
  const [first] = indicators;
  if (first === undefined) throw new RangeError('no indicator is asked for');
  const family = rollsUp(first, scope) ? familyOf(first) : undefined;
  const { columns, nameOf } = columnsOf(indicators, scope.basis, family);
  const { names, clause } = groupedBy(scope);
  const counts = new Set(indicators.map(({ kind }, index) => nameOf(`${countOf[kind]}_${index}`)));
  const someCount = names.length === 0 ? '' : ` having ${[...counts].join(' + ')} > 0`;
  if (family === undefined) return { sql: `${overRows(columns, first, scope)}${someCount}`, nameOf };
  const live = overRows(columns, first, scope, rowsBesideSums(family, scope));
  const sums = columns.map(({ name }) => `sum(${name}) as ${name}`);
  const sql = `select ${[...names, ...sums].join(', ')} from (
${overDays(family, columns, first, scope)}
union all
${live}
)${clause}${someCount}`;
  return { sql, nameOf };
}
