import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  GraphDrawStyle,
  ReduceDataOptionsBuilder,
  VisibilityMode,
} from '@grafana/grafana-foundation-sdk/common';
import {
  DashboardLinkBuilder,
  DashboardLinkType,
  MappingType,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TrendBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Indicator } from '@haoban/indicators/definition';
import { clickhouse, clickhouseQuery } from './clickhouse-query.ts';
import { thresholdsOf } from './judgements.ts';
import { byOrgSql, figureSql, monthlySql } from './panel-sql.ts';
import { descriptionOf, titleOf, unitOf } from './panel-text.ts';
import { noticeSql } from './question-sql.ts';

const noData = '暂无数据 no data yet';

/** The one row's column, as it stands. */
const column = (name: string): ReduceDataOptionsBuilder =>
  new ReduceDataOptionsBuilder().values(true).limit(1).calcs([]).fields(`/^${name}$/`);

const answerLink = ({ id, kind }: Indicator): DashboardLinkBuilder => {
  const divided = kind !== 'count' && kind !== 'percentile';
  const parts = divided ? '${__data.fields.numerator} ÷ ${__data.fields.denominator} · ' : '';
  return new DashboardLinkBuilder(`${parts}接口答案 the API's answer`)
    .type(DashboardLinkType.Link)
    .url(`\${portal}/api/analytics/indicators/${id}?\${__data.fields.question:raw}`)
    .targetBlank(true);
};

/** One figure, large, that leads to the API's answer to the same question. */
export const figurePanel = (indicator: Indicator): StatBuilder =>
  new StatBuilder()
    .title(titleOf(indicator))
    .description(descriptionOf([indicator]))
    .datasource(clickhouse)
    .withTarget(clickhouseQuery('A', 'table', figureSql(indicator)))
    .unit(unitOf[indicator.unit].unit)
    .decimals(unitOf[indicator.unit].decimals)
    .noValue(noData)
    .thresholds(thresholdsOf(indicator.id))
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None)
    .textMode(BigValueTextMode.Value)
    .reduceOptions(column('value'))
    .dataLinks([answerLink(indicator)]);

/** Which figures these are, in words; anything but live data stands out. */
export const noticePanel = (): StatBuilder =>
  new StatBuilder()
    .title('数据说明 About these figures')
    .description('数据集、统计期与时点。 Data set, period and instant of every figure below.')
    .datasource(clickhouse)
    .withTarget(clickhouseQuery('A', 'table', noticeSql))
    .mappings([
      { type: MappingType.RegexToText, options: { pattern: '^实时.*', result: { color: 'blue', index: 0 } } },
      { type: MappingType.RegexToText, options: { pattern: '.*', result: { color: 'orange', index: 1 } } },
    ])
    .colorMode(BigValueColorMode.Background)
    .graphMode(BigValueGraphMode.None)
    .textMode(BigValueTextMode.Value)
    .reduceOptions(column('notice'));

const refIdOf = (index: number): string => String.fromCodePoint(65 + index);

/** Figures of one unit month by month, a series each. */
export function trendPanel(title: string, indicators: readonly [Indicator, ...Indicator[]]): TrendBuilder {
  const { unit, decimals } = unitOf[indicators[0].unit];
  const panel = new TrendBuilder()
    .title(title)
    .description(descriptionOf(indicators, '没有办件的月份留空。 Months without cases stay empty.'))
    .datasource(clickhouse)
    .targets(
      indicators.map((indicator, index) =>
        clickhouseQuery(refIdOf(index), 'timeseries', monthlySql(indicator)),
      ),
    )
    .unit(unit)
    .decimals(decimals)
    .noValue(noData)
    .drawStyle(GraphDrawStyle.Line)
    .showPoints(VisibilityMode.Always)
    .lineWidth(2);
  indicators.forEach((indicator, index) =>
    panel.overrideByQuery(refIdOf(index), [{ id: 'displayName', value: titleOf(indicator) }]),
  );
  return panel;
}

/** A row an organisation, a column a figure, in the order of codes: a list, not a ranking. */
export function orgTable(title: string, indicators: readonly Indicator[]): TableBuilder {
  const note =
    '按部门编码排列，不排名；办件少于 20 的部门仅供参考。 Ordered by code, not ranked; read fewer than 20 cases with care.';
  const panel = new TableBuilder()
    .title(title)
    .description(descriptionOf(indicators, note))
    .datasource(clickhouse)
    .withTarget(clickhouseQuery('A', 'table', byOrgSql(indicators)))
    .noValue('–')
    .overrideByName('organisation', [{ id: 'displayName', value: '部门 Organisation' }]);
  for (const indicator of indicators) {
    const { unit, decimals } = unitOf[indicator.unit];
    panel.overrideByName(indicator.id, [
      { id: 'displayName', value: titleOf(indicator) },
      { id: 'unit', value: unit },
      { id: 'decimals', value: decimals },
    ]);
  }
  return panel;
}
