import { VisibilityMode, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import type { Bilingual, Indicator } from '@haoban/indicators/definition';
import type { BoardName } from '../boards/board-names.ts';
import { clickhouse, clickhouseQuery } from '../sql/clickhouse-query.ts';
import { asksOf, groupsSql } from '../sql/panel-sql.ts';
import { dimensionTitles, valueNames } from './dimension-words.ts';
import { descriptionOf, inBoth, noData, titleOf, unitOf } from './panel-text.ts';
import { legend, refIdOf } from './trend-panel.ts';

/** Figures of one unit, a bar each, side by side for every value of a dimension. */
export function barPanel(
  board: BoardName,
  title: Bilingual,
  by: string,
  indicators: readonly [Indicator, ...Indicator[]],
): PanelBuilder {
  const { unit, decimals } = unitOf[indicators[0].unit];
  const asks = asksOf(indicators, board.filters, [by]);
  const panel = new PanelBuilder()
    .title(inBoth(title))
    .description(descriptionOf(indicators, board.filters))
    .datasource(clickhouse)
    .targets(
      asks.map((asked, index) =>
        clickhouseQuery(refIdOf(index), 'table', groupsSql(asked, board.filters, by)),
      ),
    )
    .unit(unit)
    .decimals(decimals)
    .noValue(noData)
    .xField('code')
    .orientation(VizOrientation.Auto)
    .showValue(VisibilityMode.Auto)
    .barWidth(0.7)
    .fillOpacity(80)
    .legend(legend())
    .overrideByName('code', [
      { id: 'displayName', value: dimensionTitles[by] ?? by },
      { id: 'mappings', value: valueNames(by) },
    ]);
  if (asks.length > 1)
    panel.withTransformation({ id: 'joinByField', options: { byField: 'code', mode: 'outer' } });
  for (const indicator of indicators)
    panel.overrideByName(indicator.id, [{ id: 'displayName', value: titleOf(indicator) }]);
  return panel;
}
