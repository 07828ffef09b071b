import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Bilingual, Indicator } from '@haoban/indicators/definition';
import { boardLink } from '../boards/board-links.ts';
import type { BoardName } from '../boards/board-names.ts';
import { clickhouse, clickhouseQuery } from '../sql/clickhouse-query.ts';
import { asksOf, groupsSql, namedGroupsSql } from '../sql/panel-sql.ts';
import { nameTypes } from '../sql/name-sql.ts';
import { dimensionTitles, valueNames } from './dimension-words.ts';
import { descriptionOf, inBoth, titleOf, unitOf } from './panel-text.ts';
import { stepsOf, thresholdsOf } from './thresholds.ts';
import { refIdOf } from './trend-panel.ts';

const ordered: Bilingual = {
  zh: '按编码排列，不排名；少于 20 件的仅供参考。',
  en: 'Ordered by code, not ranked; read fewer than 20 cases with care.',
};

/** How the column of a figure looks: its unit, and its verdict where it has one. */
const columnOf = (indicator: Indicator): DynamicConfigValue[] => {
  const { unit, decimals } = unitOf[indicator.unit];
  const isJudged = stepsOf(indicator.id).length > 1;
  return [
    { id: 'displayName', value: titleOf(indicator) },
    { id: 'unit', value: unit },
    { id: 'decimals', value: decimals },
    ...(isJudged
      ? [
          { id: 'thresholds', value: thresholdsOf(indicator.id).build() },
          { id: 'custom.cellOptions', value: { type: 'color-text' } },
        ]
      : []),
  ];
};

/** Where a row leads: a dashboard, and which of its variables takes the row's code. */
export type RowLink = { readonly to: BoardName; readonly as: string };

/** A row a value of a dimension, a column a figure, in the order of codes: a list, not a ranking. */
export function groupTable(
  board: BoardName,
  title: Bilingual,
  by: string,
  indicators: readonly Indicator[],
  row?: RowLink,
): PanelBuilder {
  const asks = asksOf(indicators, board.filters, [by]);
  const panel = new PanelBuilder()
    .title(inBoth(title))
    .description(descriptionOf(indicators, board.filters, ordered))
    .datasource(clickhouse)
    .targets(
      asks.map((asked, index) =>
        clickhouseQuery(
          refIdOf(index),
          'table',
          index === 0 ? namedGroupsSql(asked, board.filters, by) : groupsSql(asked, board.filters, by),
        ),
      ),
    )
    .noValue('–');
  if (asks.length > 1)
    panel.withTransformation({ id: 'joinByField', options: { byField: 'code', mode: 'outer' } });
  const isNamed = nameTypes[by] !== undefined;
  const links = row === undefined ? [] : [boardLink(board, row.to, { [row.as]: 'code' }).build()];
  const heading = dimensionTitles[by] ?? by;
  if (isNamed)
    panel.overrideByName('name', [
      { id: 'displayName', value: heading },
      { id: 'custom.width', value: 240 },
      { id: 'links', value: links },
    ]);
  panel.overrideByName('code', [
    { id: 'displayName', value: isNamed ? '编码 Code' : heading },
    { id: 'custom.width', value: 180 },
    { id: 'mappings', value: valueNames(by) },
    { id: 'links', value: links },
  ]);
  for (const indicator of indicators) panel.overrideByName(indicator.id, columnOf(indicator));
  return panel;
}
