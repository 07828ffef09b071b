import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  type Dashboard,
  DashboardBuilder,
  DashboardLinkBuilder,
  DashboardLinkType,
  type Panel,
  RowBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { findIndicator } from '@haoban/indicators/catalogue';
import type { Bilingual, Indicator } from '@haoban/indicators/definition';
import { figureAsks, figurePanel, noticePanel } from '../panels/figure-panel.ts';
import { inBoth } from '../panels/panel-text.ts';
import { zone } from '../sql/dashboard-words.ts';
import type { BoardName } from './board-names.ts';
import { variables } from './variables.ts';

/** A panel and its size on a grid of 24 columns. */
export type Sized = { readonly panel: Builder<Panel>; readonly width: number; readonly height: number };

/** A heading and what stands below it: figures in one line, then panels. */
export type Section = {
  readonly title: Bilingual;
  readonly figures?: readonly string[];
  /** The dashboard that a click on the figures opens. */
  readonly below?: BoardName;
  readonly panels?: readonly Sized[];
};

const gridColumns = 24;
const trustFigures = ['freshness_seconds_p99', 'completeness'];

/** The indicator of an id. Throws when the catalogue has none. */
export function indicator(id: string): Indicator {
  const found = findIndicator(id);
  if (found === undefined) throw new Error(`the catalogue has no indicator ${id}`);
  return found;
}

/** The indicators of ids, of which there is at least one. */
export const indicatorsOf = (first: string, ...others: string[]): readonly [Indicator, ...Indicator[]] => [
  indicator(first),
  ...others.map(indicator),
];

/** Panels of one height that share a line evenly. */
export const inLine = (height: number, ...panels: readonly Builder<Panel>[]): Sized[] =>
  panels.map((panel) => ({ panel, width: gridColumns / panels.length, height }));

/** How wide each of so many figures is: one line filled, what is left over at its end. */
function widths(count: number): number[] {
  const width = Math.floor(gridColumns / count);
  const wider = gridColumns - width * count;
  return Array.from({ length: count }, (_, index) => width + (index < wider ? 1 : 0));
}

const navigation = (): DashboardLinkBuilder =>
  new DashboardLinkBuilder('好办看板 Dashboards')
    .type(DashboardLinkType.Dashboards)
    .tags(['haoban'])
    .asDropdown(true)
    .includeVars(true)
    .keepTime(true);

/** Lays out what a dashboard shows: notice and trust first, then its sections, a row each. */
function layOut(name: BoardName, sections: readonly Section[]): Builder<Panel>[][] {
  const figures = [...trustFigures, ...sections.flatMap(({ figures: ids = [] }) => ids)].map(indicator);
  const asks = figureAsks(name, figures);
  const figureOf = (id: string, below?: BoardName) => {
    const asked = asks.find((one) => one.some((member) => member.id === id));
    if (asked === undefined) throw new Error(`nobody asks for ${id}`);
    return figurePanel(name, indicator(id), asked, below);
  };
  const head = [
    noticePanel(name).height(3).span(14),
    ...trustFigures.map((id) => figureOf(id).height(3).span(5)),
  ];
  const bodies = sections.map(({ figures: ids = [], below, panels = [] }) => [
    ...ids.map((id, index) =>
      figureOf(id, below)
        .height(4)
        .span(widths(ids.length)[index] ?? gridColumns),
    ),
    ...panels.map(({ panel, width, height }) => ({
      build: () => ({ ...panel.build(), gridPos: { x: 0, y: 0, w: width, h: height } }),
    })),
  ]);
  return [head, ...bodies];
}

/** A dashboard out of its name and sections; panels that are no figures are numbered in their order. */
export function buildBoard(name: BoardName, sections: readonly Section[], portalUrl: string): Dashboard {
  const [head = [], ...bodies] = layOut(name, sections);
  const board = new DashboardBuilder(`好办 · ${inBoth(name.title)}`)
    .uid(name.uid)
    .description(inBoth(name.purpose))
    .tags(['haoban'])
    .timezone(zone)
    .time({ from: name.since, to: 'now' })
    .refresh(name.refresh)
    .readonly()
    .links([navigation()])
    .variables(variables(name, portalUrl));
  for (const panel of head) board.withPanel(panel);
  sections.forEach(({ title }, index) => {
    board.withRow(new RowBuilder(inBoth(title)));
    for (const panel of bodies[index] ?? []) board.withPanel(panel);
  });
  const built = board.build();
  for (const [index, panel] of (built.panels ?? []).entries())
    if (panel.id === undefined || panel.id < 101) panel.id = index + 1;
  return built;
}
