import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { Bilingual } from '@haoban/indicators/definition';
import { boardLink } from '../boards/board-links.ts';
import type { BoardName } from '../boards/board-names.ts';
import { clickhouse, clickhouseQuery } from '../sql/clickhouse-query.ts';
import { valueNames } from './dimension-words.ts';
import { inBoth } from './panel-text.ts';

/** A column of a list: its name in SQL and on the panel, how it is read, where it leads. */
export type ListColumn = {
  readonly name: string;
  readonly title: Bilingual;
  readonly unit?: string;
  /** The dimension whose words stand for its codes. */
  readonly words?: string;
  readonly width?: number;
  /** A dashboard that takes the value as this variable. */
  readonly link?: { readonly to: BoardName; readonly as: string };
};

/** Rows as they stand: cases, events, messages, with the SQL whose columns are the list's. */
export type List = {
  readonly title: Bilingual;
  readonly help: Bilingual;
  readonly sql: string;
  readonly columns: readonly ListColumn[];
};

/** A table of rows that are no figures. */
export function listTable(board: BoardName, { title, help, sql, columns }: List): PanelBuilder {
  const panel = new PanelBuilder()
    .title(inBoth(title))
    .description(inBoth(help))
    .datasource(clickhouse)
    .withTarget(clickhouseQuery('A', 'table', sql))
    .noValue('–');
  for (const { name, title: heading, unit, words, width, link } of columns)
    panel.overrideByName(name, [
      { id: 'displayName', value: inBoth(heading) },
      ...(unit === undefined ? [] : [{ id: 'unit', value: unit }]),
      ...(words === undefined ? [] : [{ id: 'mappings', value: valueNames(words) }]),
      ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
      ...(link === undefined
        ? []
        : [{ id: 'links', value: [boardLink(board, link.to, { [link.as]: name }).build()] }]),
    ]);
  return panel;
}
