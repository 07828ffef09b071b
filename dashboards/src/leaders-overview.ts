import { type Dashboard, DashboardBuilder, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { findIndicator } from '@haoban/indicators/catalogue';
import type { Indicator } from '@haoban/indicators/definition';
import { figurePanel, noticePanel, orgTable, trendPanel } from './panels.ts';
import { zone } from './question-sql.ts';
import { variables } from './variables.ts';

const gridColumns = 24;

const indicator = (id: string): Indicator => {
  const found = findIndicator(id);
  if (found === undefined) throw new Error(`the catalogue has no indicator ${id}`);
  return found;
};

// Ids of the figures of a row, in the order in which leaders ask for them.
const figureRows = {
  '收件与办结 Filed and closed': ['cases_filed', 'cases_accepted', 'cases_closed'],
  '按期：四个口径一并公布 On time: four readings, shown together': [
    'on_time_promised',
    'on_time_statutory',
    'on_time_with_backlog',
    'on_time_cohort',
  ],
  '压减：三个参照各算各的 Compression: three references, three numbers': [
    'compression_promised',
    'compression_actual',
    'compression_vs_promise',
  ],
  '用时 Time taken': ['elapsed_days_mean', 'elapsed_days_p50', 'elapsed_days_p90'],
  '不见面 No visit': ['no_visit_cases_strict', 'no_visit_cases_inclusive'],
  '好差评 Ratings': ['rating_rate', 'good_rate', 'score_mean'],
  '在办与超期 Backlog': ['cases_pending', 'cases_open', 'cases_open_overdue'],
  '数据可信 Can the figures be trusted': ['freshness_seconds_p99', 'completeness'],
};

const orgFigures = [
  'cases_closed',
  'on_time_promised',
  'elapsed_days_p50',
  'compression_actual',
  'no_visit_cases_strict',
  'good_rate',
];

const addFigures = (board: DashboardBuilder): void => {
  for (const [title, ids] of Object.entries(figureRows)) {
    board.withRow(new RowBuilder(title));
    const span = gridColumns / ids.length;
    for (const id of ids) board.withPanel(figurePanel(indicator(id)).height(4).span(span));
  }
};

const addTrends = (board: DashboardBuilder): void => {
  const [filed, accepted, closed] = [
    indicator('cases_filed'),
    indicator('cases_accepted'),
    indicator('cases_closed'),
  ];
  const [promised, statutory] = [indicator('on_time_promised'), indicator('on_time_statutory')];
  board
    .withRow(new RowBuilder('按月 By month'))
    .withPanel(
      trendPanel('收件、受理与办结 Filed, accepted, closed', [filed, accepted, closed]).height(8).span(12),
    )
    .withPanel(trendPanel('按期办结率 On time', [promised, statutory]).height(8).span(12));
};

/** The leaders' overview: what came, what was closed, how it was done, and whether the figures can be trusted. */
export function leadersOverview(portalUrl: string): Dashboard {
  const board = new DashboardBuilder('好办 · 领导总览 Leaders’ overview')
    .uid('haoban-leaders-overview')
    .description('每个数都有口径、版本与出处。 Every figure with its definition, version and source.')
    .tags(['haoban'])
    .timezone(zone)
    .time({ from: 'now/y', to: 'now' })
    .refresh('5m')
    .readonly()
    .variables(variables(portalUrl))
    .withPanel(noticePanel().height(3).span(gridColumns));
  addFigures(board);
  addTrends(board);
  board
    .withRow(new RowBuilder('按部门 By organisation'))
    .withPanel(orgTable('各部门 Organisations', orgFigures.map(indicator)).height(12).span(gridColumns));
  const built = board.build();
  for (const [index, panel] of (built.panels ?? []).entries()) panel.id = index + 1;
  return built;
}
