import type { AnswerScope } from './answer-scope.ts';
import { summedChunks, touchedDays } from './day-marks.ts';
import type { Indicator } from './definition.ts';
import { dateExpression, dimensionExpression, timeBuckets } from './dimensions.ts';
import { keepsEach } from './nearest-rank.ts';
import { asJudged, countedIn } from './row-amounts.ts';
import {
  basesOf,
  familyOf,
  measureOf,
  spreadName,
  spreadTable,
  type Family,
  type Part,
} from './rollup-families.ts';
import { filterConditions, rowsSql, type RowsAmong } from './rows-sql.ts';
import { type Portion, rowsRead } from './select-rows.ts';

/** The column of a dimension or filter where it is one that the sums keep apart, or the day. */
function columnOf(family: Family, indicator: Indicator, name: string): string | undefined {
  if (name === 'region' || name.startsWith('region:')) return 'region';
  if (timeBuckets.includes(name)) return 'day';
  const expression = dimensionExpression(indicator.rows, indicator.at, name);
  return family.columns.find((column) => expression.includes(`toString(${column})`));
}

/** Whether what is kept summed by day can answer a question; else the rows do. */
export function rollsUp(indicator: Indicator, scope: AnswerScope): boolean {
  const family = familyOf(indicator);
  if (family === undefined || scope.isNow !== true || scope.baseline !== undefined) return false;
  if (asJudged(family.date, scope.judged === true) !== family.date) return false;
  return [...(scope.by ?? []), ...Object.keys(scope.filters ?? {})].every(
    (name) => columnOf(family, indicator, name) !== undefined,
  );
}

/**
 * The rows that the sums by day do not hold: of what has not ended, which stand apart, and of the days that were touched
 * since they were summed. What happened on such a day was told on it or later, so older rows need not be looked at.
 */
export function rowsBesideSums(family: Family, scope: AnswerScope): RowsAmong {
  const { rows, date, settled, isTold, isListed } = family;
  const touched = touchedDays(scope.dataset, family.name);
  const onTouched = `${date} in (${touched})`;
  const since = `(select if(count() = 0, toDate32('2299-12-31'), min(day)) from (${touched}))`;
  const until = `(select max(day) from (${touched}))`;
  const told = `last_time >= ${since} - 1`;
  const ofDays = [settled, ...(isListed ? [] : [onTouched]), ...(isTold ? [told] : [])].join(' and ');
  const portions: readonly Portion[] = [
    ...(settled === '1' ? [] : [{ kind: 'case', aside: 'open_', where: `not (${settled})` } as const]),
    { where: ofDays },
  ];
  return {
    sourceOf: (needed) =>
      rowsRead(rows, { ...scope, since, until }, { needed: `${needed} ${settled} ${date}`, portions }),
    // Which of the days an entry of a list stands on is known once it is a row.
    conditions: isListed ? [`(not (${settled}) or ${onTouched})`] : [],
  };
}

/** The SELECTs that answer together: the sums of days that nothing has touched since, and the rows beside them. */
export function rolledSql(indicator: Indicator, scope: AnswerScope): string[] {
  const family = familyOf(indicator);
  if (family === undefined) return [rowsSql(indicator, scope)];
  return [summedSql(family, indicator, scope), rowsSql(indicator, scope, rowsBesideSums(family, scope))];
}

/**
 * The SELECT of sums over days that nothing has touched since: the groups as g0, g1 …, the columns that tell bases apart,
 * and a column a measure; of distributions the value too. What is summed and nothing else, so that it can be read of the
 * fewest rows that keep these columns apart; bases only where somebody asks for one.
 */
export function summedDays(
  family: Family,
  indicator: Indicator,
  scope: AnswerScope,
  measures: readonly string[],
  keepsBases = true,
): string {
  const isPercentile = indicator.kind === 'percentile';
  const date = dateExpression(indicator.at);
  const groups = (scope.by ?? []).map((name, index) => {
    const expression = dimensionExpression(indicator.rows, indicator.at, name);
    return `${date === undefined ? expression : expression.replaceAll(date, family.period ?? 'day')} as g${index}`;
  });
  const bases = [...(keepsBases ? basesOf(family) : []), ...(isPercentile ? ['value'] : [])];
  const conditions = [
    `dataset = ${scope.dataset}`,
    ...(isPercentile ? [`measure = '${spreadName(family, indicator, scope.judged === true)}'`] : []),
    `${family.period ?? 'day'} >= ${scope.from}`,
    `${family.period ?? 'day'} < ${scope.to}`,
    `chunk in (${summedChunks(scope.dataset, family.name)})`,
    ...filterConditions(indicator, scope),
  ];
  const sums = [...new Set(measures)].filter((name) => name !== '0').map((name) => `sum(${name}) as ${name}`);
  const keys = keepsEach(indicator) ? [] : [...groups.map((_, index) => `g${index}`), ...bases];
  return `select ${[...groups, ...bases, ...sums].join(', ')}
from ${isPercentile ? spreadTable(family) : `figures_${family.name}_v1`}
where ${conditions.join(' and ')}${keys.length === 0 ? '' : `\ngroup by ${keys.join(', ')}`}`;
}

function summedSql(family: Family, indicator: Indicator, scope: AnswerScope): string {
  const isPercentile = indicator.kind === 'percentile';
  const counted = countedIn(indicator, scope.basis);
  const part = (name: Part): string => measureOf(family, indicator, name, scope.judged === true);
  const isEach = keepsEach(indicator);
  const count = isEach ? 'toUInt64(1)' : 'count';
  const columns = isPercentile
    ? [
        `if(${counted}, value, 0) as amount`,
        'toInt64(0) as numerator',
        `toInt64(if(${counted}, ${count}, 0)) as denominator`,
        `if(${counted}, ${count}, 0) as sample`,
        'toUInt64(0) as immature',
        `if(${counted}, 0, ${count}) as excluded`,
      ]
    : [
        `sumIf(toInt64(${part('n')}), ${counted}) as numerator`,
        `sumIf(toInt64(${part('d')}), ${counted}) as denominator`,
        `toUInt64(sumIf(${part('s')}, ${counted})) as sample`,
        `toUInt64(sum(${part('i')})) as immature`,
        `toUInt64(sum(${part('x')}) + sumIf(${part('s')}, not (${counted}))) as excluded`,
      ];
  const groups = (scope.by ?? []).map((_, index) => `g${index}`);
  const clause = isPercentile || groups.length === 0 ? '' : ` group by ${groups.join(', ')}`;
  return `select ${[...groups, ...columns].join(',\n  ')} from (
${summedDays(family, indicator, scope, isPercentile ? (isEach ? [] : ['count']) : partNames.map(part))}
)${clause}`;
}

const partNames: readonly Part[] = ['n', 'd', 's', 'i', 'x'];
