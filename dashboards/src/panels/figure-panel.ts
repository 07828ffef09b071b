import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { Bilingual, Indicator } from '@haoban/indicators/definition';
import { indicators } from '@haoban/indicators/catalogue';
import { answerLink, boardLink } from '../boards/board-links.ts';
import type { BoardName } from '../boards/board-names.ts';
import { clickhouse, clickhouseQuery } from '../sql/clickhouse-query.ts';
import { noticeSql, stateNoticeSql } from '../sql/dashboard-words.ts';
import { asksOf, figuresSql } from '../sql/panel-sql.ts';
import type { Asked } from '../sql/side-by-side.ts';
import { descriptionOf, inBoth, noData, titleOf, unitOf } from './panel-text.ts';
import { thresholdsOf } from './thresholds.ts';

// One number on the same panel whatever stands around it, so that others can point at it.
const firstFigureId = 101;

/** The number of an indicator's figure on every dashboard that shows it. */
export const figurePanelId = (id: string): number =>
  firstFigureId + indicators.findIndex((indicator) => indicator.id === id);

/** The one row's column, as it stands. */
const column = (name: string): ReduceDataOptionsBuilder =>
  new ReduceDataOptionsBuilder().values(true).limit(1).calcs([]).fields(`/^${name}$/`);

const bigValue = (): PanelBuilder =>
  new PanelBuilder()
    .noValue(noData)
    .graphMode(BigValueGraphMode.None)
    .textMode(BigValueTextMode.Value)
    .colorMode(BigValueColorMode.Value);

/** Grafana's own source of what another panel of the dashboard has asked. */
const sameDashboard = { type: 'datasource', uid: '-- Dashboard --' };

const answerOf = (panelId: number): Builder<Dataquery> => ({
  build: () => ({ refId: 'A', datasource: sameDashboard, panelId, _implementsDataqueryVariant: () => {} }),
});

/** One figure, large, that leads to the dashboard below it and to the API's answer to the same question. */
export function figurePanel(
  board: BoardName,
  indicator: Indicator,
  asked: Asked,
  below: BoardName | undefined,
): PanelBuilder {
  const [owner] = asked;
  const { unit, decimals } = unitOf[indicator.unit];
  const panel = bigValue()
    .id(figurePanelId(indicator.id))
    .title(titleOf(indicator))
    .description(descriptionOf([indicator], board.filters))
    .unit(unit)
    .decimals(decimals)
    .thresholds(thresholdsOf(indicator.id))
    .reduceOptions(column(indicator.id))
    .dataLinks([...(below === undefined ? [] : [boardLink(board, below)]), answerLink(indicator)]);
  return owner.id === indicator.id
    ? panel.datasource(clickhouse).withTarget(clickhouseQuery('A', 'table', figuresSql(asked, board.filters)))
    : panel.datasource(sameDashboard).withTarget(answerOf(figurePanelId(owner.id)));
}

/** The SELECTs behind the figures of a dashboard: figures of one kind of rows and dates are asked together. */
export const figureAsks = (board: BoardName, figures: readonly Indicator[]): Asked[] =>
  asksOf(figures, board.filters);

/** A number that is no indicator: a state of this minute, or of one case, with the SQL of its `value`. */
export type Reading = {
  readonly title: Bilingual;
  readonly help: Bilingual;
  readonly unit: string;
  readonly sql: string;
  /** Judged like this indicator. */
  readonly judgedAs?: string;
};

export const readingPanel = ({ title, help, unit, sql, judgedAs = '' }: Reading): PanelBuilder =>
  bigValue()
    .title(inBoth(title))
    .description(inBoth(help))
    .datasource(clickhouse)
    .withTarget(clickhouseQuery('A', 'table', sql))
    .unit(unit)
    .decimals(0)
    .thresholds(thresholdsOf(judgedAs))
    .reduceOptions(column('value'));

/** Which figures these are, in words; anything but live data stands out. */
export const noticePanel = ({ isState }: BoardName): PanelBuilder =>
  bigValue()
    .title('数据说明 About these figures')
    .description(
      isState === true
        ? '数据集与时点。 Data set and instant of everything below.'
        : '数据集、统计期与时点；过去的统计期也按现在所知计算。 Data set, period and instant of every figure below; past periods are answered with what is known now.',
    )
    .datasource(clickhouse)
    .withTarget(clickhouseQuery('A', 'table', isState === true ? stateNoticeSql : noticeSql))
    .mappings([
      { type: MappingType.RegexToText, options: { pattern: '^实时.*', result: { color: 'blue', index: 0 } } },
      { type: MappingType.RegexToText, options: { pattern: '.*', result: { color: 'orange', index: 1 } } },
    ])
    .colorMode(BigValueColorMode.Background)
    .reduceOptions(column('notice'));
