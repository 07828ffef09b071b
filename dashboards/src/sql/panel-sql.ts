import type { Indicator } from '@haoban/indicators/definition';
import { type Filter, questionWords, scopeOf, zone } from './dashboard-words.ts';
import { namesSql, nameTypes } from './name-sql.ts';
import { type Asked, askedTogether, sideBySideSql } from './side-by-side.ts';

/** Groups the indicators of a panel or a dashboard by the SELECT that answers them. */
export const asksOf = (
  indicators: readonly Indicator[],
  filters: readonly Filter[],
  by: readonly string[] = [],
): Asked[] => askedTogether(indicators, (indicator) => scopeOf(indicator, filters, by));

/** One row: a column a figure, what it was divided from, and the API's words for the same question. */
export const figuresSql = (asked: Asked, filters: readonly Filter[]): string =>
  `select *, ${questionWords(asked[0], filters)} as question from (
${sideBySideSql(asked, scopeOf(asked[0], filters, []))}
)`;

/** One row a month that has observations: its first instant and a column a figure. */
export const monthlySql = (asked: Asked, filters: readonly Filter[]): string =>
  `select toDateTime(concat(assumeNotNull(g0), '-01 00:00:00'), '${zone}') as time, ${asked.map(({ id }) => id).join(', ')} from (
${sideBySideSql(asked, scopeOf(asked[0], filters, ['month']))}
) order by time`;

/** One row a value of a dimension, in the order of codes: the code and a column a figure. */
export const groupsSql = (asked: Asked, filters: readonly Filter[], by: string): string =>
  `-- by ${by}
select g0 as code, ${asked.map(({ id }) => id).join(', ')} from (
${sideBySideSql(asked, scopeOf(asked[0], filters, [by]))}
) where g0 != '' order by code`;

/** The same with the name of each code in front where reference data names them. */
export function namedGroupsSql(asked: Asked, filters: readonly Filter[], by: string): string {
  const type = nameTypes[by];
  const groups = groupsSql(asked, filters, by);
  if (type === undefined) return groups;
  return `select if(names.name = '', figures.code, names.name) as name, figures.* from (
${groups}
) as figures left join (${namesSql(type)}) as names on names.code = figures.code
order by figures.code`;
}

/** One row an hour of the pipeline that has events: its first instant and a column a figure. */
export const hourlySql = (asked: Asked): string =>
  `select parseDateTimeBestEffort(assumeNotNull(g0), 'UTC') as time, ${asked.map(({ id }) => id).join(', ')} from (
${sideBySideSql(asked, scopeOf(asked[0], [], ['hour']))}
) order by time`;
