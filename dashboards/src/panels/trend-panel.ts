import {
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  VisibilityMode,
  VizLegendOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Bilingual, Indicator } from '@haoban/indicators/definition';
import type { BoardName } from '../boards/board-names.ts';
import { clickhouse, clickhouseQuery } from '../sql/clickhouse-query.ts';
import { asksOf, hourlySql, monthlySql } from '../sql/panel-sql.ts';
import { descriptionOf, inBoth, noData, titleOf, unitOf } from './panel-text.ts';
import { thresholdsOf } from './thresholds.ts';

/** The letter of a panel's query. */
export const refIdOf = (index: number): string => String.fromCodePoint(65 + index);

const months: Bilingual = { zh: '没有办件的月份留空。', en: 'Months without cases stay empty.' };

/** A legend below that names the series and nothing else. */
export const legend = (): VizLegendOptionsBuilder =>
  new VizLegendOptionsBuilder()
    .displayMode(LegendDisplayMode.List)
    .placement(LegendPlacement.Bottom)
    .showLegend(true)
    .calcs([]);

const lines = (title: Bilingual, unit: string, decimals: number): PanelBuilder =>
  new PanelBuilder()
    .title(inBoth(title))
    .datasource(clickhouse)
    .unit(unit)
    .decimals(decimals)
    .noValue(noData)
    .drawStyle(GraphDrawStyle.Line)
    .showPoints(VisibilityMode.Always)
    .legend(legend())
    .lineWidth(2);

/** Figures of one unit month by month, a series each. */
export function trendPanel(
  board: BoardName,
  title: Bilingual,
  indicators: readonly [Indicator, ...Indicator[]],
): PanelBuilder {
  const { unit, decimals } = unitOf[indicators[0].unit];
  const asks = asksOf(indicators, board.filters, ['month']);
  const panel = lines(title, unit, decimals)
    .description(descriptionOf(indicators, board.filters, months))
    .targets(
      asks.map((asked, index) =>
        clickhouseQuery(refIdOf(index), 'timeseries', monthlySql(asked, board.filters)),
      ),
    );
  for (const indicator of indicators)
    panel.overrideByName(indicator.id, [{ id: 'displayName', value: titleOf(indicator) }]);
  return panel;
}

/** A figure of the pipeline hour by hour. */
export function hourlyPanel(title: Bilingual, indicator: Indicator): PanelBuilder {
  const { unit, decimals } = unitOf[indicator.unit];
  return lines(title, unit, decimals)
    .description(descriptionOf([indicator], []))
    .withTarget(clickhouseQuery('A', 'timeseries', hourlySql([indicator])))
    .thresholds(thresholdsOf(indicator.id))
    .overrideByName(indicator.id, [{ id: 'displayName', value: titleOf(indicator) }]);
}

/** Counts over time that are no figures, a series a value of the text column beside `time` and `value`. */
export const countsPanel = (title: Bilingual, help: Bilingual, unit: string, sql: string): PanelBuilder =>
  lines(title, unit, 0)
    .description(inBoth(help))
    .withTarget(clickhouseQuery('A', 'timeseries', sql));
