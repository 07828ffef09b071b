import type { AnswerScope } from '@haoban/indicators/answer-scope';
import type { Indicator } from '@haoban/indicators/definition';
import { filterNames } from '@haoban/indicators/dimensions';

/** The zone whose dates the time range is read in: all areas of the suite's live data lie in it. */
export const zone = 'Asia/Shanghai';

/** What a dashboard can be filtered by, in the words of the API. */
export type Filter = 'region' | 'org' | 'item' | 'channel' | 'hall' | 'queue';

/** SQL of a dashboard variable's value, quoted and escaped by Grafana. */
export const variable = (name: string): string => `\${${name}:singlequote}`;

/** Variables behind a filter: areas are chosen from the province down, each within the one before. */
export const variablesOf = (filter: Filter): readonly string[] =>
  filter === 'region' ? ['region', 'county', 'town'] : [filter];

/** SQL of what was chosen for a filter: the narrowest area; an empty text where it is "All". */
const chosen = (filter: Filter): string =>
  filter === 'region'
    ? `multiIf(${variable('town')} != '', ${variable('town')}, ${variable('county')} != '', ${variable('county')}, ${variable('region')})`
    : variable(filter);

/** SQL of the data set, of now, and of the local dates that the time range touches (`to` exclusive). */
export const dataset = variable('dataset');
export const now = `now64(3, 'UTC')`;
export const today = `toDate32(now(), '${zone}')`;
const range = {
  from: `toDate32($__fromTime_ms, '${zone}')`,
  to: `(toDate32($__toTime_ms - toIntervalMillisecond(1), '${zone}') + 1)`,
};
// What the pipeline did long ago tells nobody whether today's figures can be trusted.
const sinceYesterday = { from: `(${today} - 1)`, to: `(${today} + 1)` };

/** SQL of the first date of the period and of the date after its last, of an indicator's rows. */
export const periodOf = ({ rows }: Pick<Indicator, 'rows'>) => (rows === 'pipeline' ? sinceYesterday : range);

/** The filters of a dashboard that an indicator's rows know. */
export const filtersOf = ({ rows }: Pick<Indicator, 'rows'>, filters: readonly Filter[]): readonly Filter[] =>
  filters.filter((name) => filterNames(rows).includes(name));

/** SQL conditions of filters on rows whose columns are named like them. */
export const filtered = (filters: readonly Filter[]): string =>
  filters
    .map((name) => {
      const condition =
        name === 'region' ? `startsWith(region, ${chosen(name)})` : `${name} = ${chosen(name)}`;
      return ` and (${chosen(name)} = '' or ${condition})`;
    })
    .join('');

/** What a dashboard asks of an indicator: the words of the API, said by variables and the time range, as of now. */
export function scopeOf(
  indicator: Indicator,
  filters: readonly Filter[],
  by: readonly string[],
): AnswerScope {
  const scope = { dataset, asOf: now, ...periodOf(indicator), basis: "'wd'", by, isNow: true };
  // Grouped by some dimensions an indicator counts over other rows, which know other filters.
  const rows = indicator.asked?.(scope) ?? indicator;
  const values: Record<string, string> = {};
  for (const name of filtersOf(rows, filters)) values[name] = chosen(name);
  return { ...scope, filters: values, emptyIsAll: true };
}

const filterWords = (filter: Filter): string =>
  `if(${chosen(filter)} = '', '', concat('&${filter}=', encodeURLComponent(${chosen(filter)})))`;

/** SQL of the same question as a query string of the API, so that a panel can lead to the answer behind it. */
export function questionWords(indicator: Indicator, filters: readonly Filter[]): string {
  const { from, to } = periodOf(indicator);
  const words = [
    `'dataset=', ${dataset}`,
    `'&from=', toString(${from})`,
    `'&to=', toString(${to})`,
    `'&asOf=', replaceOne(toString(${now}), ' ', 'T'), 'Z'`,
    ...filtersOf(indicator, filters).map(filterWords),
  ];
  return `concat(${words.join(', ')})`;
}

/** A readable view of the data set's rows as of now. */
export const viewNow = (view: string): string => `${view}_v1(dataset = ${dataset}, as_of = ${now})`;

const kindOfData = `multiIf(${dataset} = 'live', '实时数据 live data',
    startsWith(${dataset}, 'sim-'), '模拟数据，并非真实办件 simulated data, no real cases',
    '导入数据，并非本系统办理 imported data, not handled here')`;
const instant = `formatDateTime(toTimeZone(${now}, '${zone}'), '%Y-%m-%d %H:%i')`;

/** SQL of one row that says which figures these are: data set in words, period, instant. */
export const noticeSql = `select concat(${kindOfData}, ' · ', ${dataset},
  ' · ', toString(${range.from}), ' 至 to ', toString(${range.to} - 1),
  ' · 截至 as of ', ${instant},
  if(${range.to} <= ${today}, ' · 期后的评价与送达已计入 later ratings and deliveries count', '')) as notice`;

/** The same of figures that have no period: states, one case. */
export const stateNoticeSql = `select concat(${kindOfData}, ' · ', ${dataset}, ' · 截至 as of ', ${instant}) as notice`;
