import { answerSql } from '@haoban/indicators/answer-sql';
import type { Indicator } from '@haoban/indicators/definition';
import { questionWords, scopeOf, variable, zone } from './question-sql.ts';

/** SQL of the published value out of an answer's integers, divided once, last; null without observations. */
function valueSql({ kind, unit }: Indicator): string {
  switch (kind) {
    case 'count':
      return 'answer.sample';
    case 'percentile':
      return `if(answer.sample = 0, null, answer.value / ${unit === 'seconds' ? 1000 : 1})`;
    case 'rate':
    case 'compression':
    case 'mean':
      return 'answer.numerator / nullIf(answer.denominator, 0)';
    default:
      return kind;
  }
}

const answer = (indicator: Indicator, by: readonly string[]): string =>
  `from (\n${answerSql(indicator, scopeOf(indicator, by))}\n) as answer`;

/** One row: the value, what it was divided from, what it leaves out, and the API's words for the same question. */
export const figureSql = (indicator: Indicator): string =>
  `select ${valueSql(indicator)} as value,
  answer.numerator as numerator, answer.denominator as denominator,
  answer.immature as immature, answer.excluded as excluded,
  ${questionWords(indicator)} as question
${answer(indicator, [])}`;

/** One row a month that has observations: its first instant and the value. */
export const monthlySql = (indicator: Indicator): string =>
  `select toDateTime(concat(answer.g0, '-01 00:00:00'), '${zone}') as time, ${valueSql(indicator)} as value
${answer(indicator, ['month'])}
order by time`;

/** Names of reference data of one type by code; a data set's own before those of live. */
const namesSql = (type: string): string => `select subject as code,
  argMax(JSONExtractString(data, 'name'), (dataset != 'live', revision, time, rank, sequence)) as name
from reference_events_v1 where type = '${type}' and dataset in (${variable('dataset')}, 'live') group by subject`;

/** One row an organisation, by code: its name and a column an indicator, named by its id. */
export function byOrgSql(indicators: readonly Indicator[]): string {
  const rows = indicators.map(
    (
      indicator,
    ) => `select '${indicator.id}' as id, answer.g0 as org, toNullable(toFloat64(${valueSql(indicator)})) as value
${answer(indicator, ['org'])}`,
  );
  const columns = indicators.map(({ id }) => `maxIf(figure.value, figure.id = '${id}') as ${id}`);
  return `select if(any(names.name) = '', figure.org, any(names.name)) as organisation,
  ${columns.join(',\n  ')}
from (
${rows.join('\nunion all\n')}
) as figure
left join (${namesSql('org.published.v1')}) as names on names.code = figure.org
where figure.org != ''
group by figure.org order by figure.org`;
}

/** Options of a filter: the codes that cases of the data set bear, with their names. */
export const optionsSql = (column: string, type: string): string =>
  `select used.code as value, if(names.name = '', used.code, concat(names.name, ' ', used.code)) as text
from (select distinct ${column} as code from case_rows_v1 where dataset = ${variable('dataset')}) as used
left join (${namesSql(type)}) as names on names.code = used.code
where used.code != '' order by used.code`;

/** Options of the region filter: every published area, whose code is a prefix of those inside it. */
export const areasSql = `select names.code as value, concat(names.name, ' ', names.code) as text
from (${namesSql('area.published.v1')}) as names order by names.code`;
