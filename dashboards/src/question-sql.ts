import type { AnswerScope } from '@haoban/indicators/answer-sql';
import type { Indicator } from '@haoban/indicators/definition';
import { filterNames } from '@haoban/indicators/dimensions';

/** The zone whose dates the time range is read in: all areas of the suite's live data lie in it. */
export const zone = 'Asia/Shanghai';

/** SQL of a dashboard variable's value, quoted and escaped by Grafana. */
export const variable = (name: string): string => `\${${name}:singlequote}`;

/** What a panel can be filtered by; an empty value (Grafana's "All") filters nothing. */
const filters = ['region', 'org', 'item', 'channel'] as const;

const dataset = variable('dataset');
const asOf = `least(now64(3, 'UTC'), toTimeZone($__toTime_ms, 'UTC'))`;
// Every local date that the range touches: `to` is exclusive, the range's last instant is not.
const from = `toDate32($__fromTime_ms, '${zone}')`;
const to = `(toDate32($__toTime_ms - toIntervalMillisecond(1), '${zone}') + 1)`;

// A prefix may be empty as it is; an exact filter then compares the column with itself.
const filterValue = (name: string): string =>
  name === 'region' ? variable(name) : `if(${variable(name)} = '', ${name}, ${variable(name)})`;

/** What a dashboard asks of an indicator: the words of the API, said by variables and the time range. */
export function scopeOf(indicator: Indicator, by: readonly string[]): AnswerScope {
  const known = filters.filter((name) => filterNames(indicator.rows).includes(name));
  const values = Object.fromEntries(known.map((name) => [name, filterValue(name)]));
  return { dataset, asOf, from, to, basis: "'wd'", filters: values, by };
}

const filterWords = (name: string): string =>
  `if(${variable(name)} = '', '', concat('&${name}=', encodeURLComponent(${variable(name)})))`;

/** SQL of the same question as a query string of the API, so that a panel can lead to the answer behind it. */
export function questionWords(indicator: Indicator): string {
  const { filters: used = {} } = scopeOf(indicator, []);
  const instant = `concat(replaceOne(toString(${asOf}), ' ', 'T'), 'Z')`;
  const words = [
    `'dataset=', ${dataset}`,
    `'&from=', toString(${from})`,
    `'&to=', toString(${to})`,
    `'&asOf=', ${instant}`,
    ...Object.keys(used).map(filterWords),
  ];
  return `concat(${words.join(', ')})`;
}

/** SQL of one row that says which figures these are: data set in words, period, instant. */
export const noticeSql = `select concat(
  multiIf(${dataset} = 'live', '实时数据 live data',
    startsWith(${dataset}, 'sim-'), '模拟数据，并非真实办件 simulated data, no real cases',
    '导入数据 imported data'),
  ' · ', ${dataset},
  ' · ', toString(${from}), ' 至 to ', toString(${to} - 1),
  ' · 截至 as of ', formatDateTime(toTimeZone(${asOf}, '${zone}'), '%Y-%m-%d %H:%i')) as notice`;
