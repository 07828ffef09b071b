import { dataset, variable } from './dashboard-words.ts';

/** Names of reference data of one type by code; a data set's own before those of live. */
export const namesSql = (type: string): string => `select subject as code,
  argMax(JSONExtractString(data, 'name'), (dataset != 'live', revision, time, rank, sequence)) as name
from reference_events_v1 where type = '${type}' and dataset in (${dataset}, 'live') group by subject`;

/** Reference data that bears the names of a dimension's codes. */
export const nameTypes: Readonly<Record<string, string>> = {
  org: 'org.published.v1',
  item: 'item.published.v1',
  hall: 'hall.published.v1',
  'region:6': 'area.published.v1',
};

const usedSql = (column: string, families: readonly string[]): string =>
  families
    .map((family) => `select distinct ${column} as code from figures_${family}_v1 where dataset = ${dataset}`)
    .join(' union distinct ');

/** Options of a filter: the codes that the data set's sums by day bear, with their names. */
export function optionsSql(column: string, families: readonly string[]): string {
  const type = nameTypes[column];
  if (type === undefined)
    return `select code as value, code as text from (${usedSql(column, families)}) where code != '' order by code`;
  return `select used.code as value, if(names.name = '', used.code, concat(names.name, ' ', used.code)) as text
from (${usedSql(column, families)}) as used
left join (${namesSql(type)}) as names on names.code = used.code
where used.code != '' order by used.code`;
}

/** Options of an area filter: published areas whose code has so many digits, inside the area chosen before. */
export const areasSql = (
  digits: readonly number[],
  within: readonly string[],
): string => `select names.code as value, concat(names.name, ' ', names.code) as text
from (${namesSql('area.published.v1')}) as names
where length(names.code) in (${digits.join(', ')})${within.map((name) => ` and startsWith(names.code, ${variable(name)})`).join('')}
order by names.code`;

/** Data sets that have something in them, live before the others. */
export const datasetsSql = `select distinct dataset from (
  select 'live' as dataset
  union all select toString(dataset) from day_marks_v1
  union all select toString(dataset) from open_case_facts_v1 where not is_gone
) order by dataset != 'live', dataset`;
