import { groupTable } from '../panels/group-table.ts';
import { trendPanel } from '../panels/trend-panel.ts';
import { boards } from './board-names.ts';
import { indicator, indicatorsOf, inLine, type Section } from './build-board.ts';

const here = boards.overview;

const perPlace = [
  'cases_closed',
  'on_time_promised',
  'compression_actual',
  'no_visit_cases_strict',
  'same_day_rate',
  'elapsed_days_p50',
  'elapsed_days_p90',
  'good_rate',
].map(indicator);

const figureSections: readonly Section[] = [
  {
    title: { zh: '收件与办结', en: 'Filed and closed' },
    figures: [
      'cases_filed',
      'cases_accepted',
      'cases_closed',
      'cases_pending',
      'cases_open',
      'cases_open_overdue',
    ],
    below: boards.bottlenecks,
  },
  {
    title: { zh: '按期：四个口径一并公布', en: 'On time: four readings, shown together' },
    figures: ['on_time_promised', 'on_time_statutory', 'on_time_with_backlog', 'on_time_cohort'],
    below: boards.time,
  },
  {
    title: { zh: '压减：每个参照各算各的', en: 'Compression: every reference has its own number' },
    figures: ['compression_promised', 'compression_actual', 'compression_vs_promise'],
    below: boards.time,
  },
  {
    title: { zh: '用时', en: 'Time taken' },
    figures: ['elapsed_days_mean', 'elapsed_days_p50', 'elapsed_days_p90', 'span_days_p50', 'same_day_rate'],
    below: boards.time,
  },
  {
    title: { zh: '不见面', en: 'No visit' },
    figures: ['no_visit_cases_strict', 'no_visit_cases_inclusive', 'full_online_rate', 'visits_mean'],
    below: boards.noVisit,
  },
  {
    title: { zh: '好差评', en: 'Ratings' },
    figures: ['rating_rate', 'good_rate', 'satisfied_rate', 'score_mean'],
    below: boards.ratings,
  },
];

/** The leaders' overview: few numbers of each subject, and the way to the dashboard below each. */
export const leadersOverview = (): Section[] => [
  ...figureSections,
  {
    title: { zh: '按月', en: 'By month' },
    panels: inLine(
      8,
      trendPanel(
        here,
        { zh: '收件、受理与办结', en: 'Filed, accepted, closed' },
        indicatorsOf('cases_filed', 'cases_accepted', 'cases_closed'),
      ),
      trendPanel(
        here,
        { zh: '按期办结率', en: 'On time' },
        indicatorsOf('on_time_promised', 'on_time_statutory'),
      ),
    ),
  },
  {
    title: { zh: '各区县与各部门', en: 'Counties and organisations' },
    panels: [
      ...inLine(
        9,
        groupTable(here, { zh: '各区县', en: 'Counties' }, 'region:6', perPlace, {
          to: boards.overview,
          as: 'county',
        }),
      ),
      ...inLine(
        12,
        groupTable(here, { zh: '各部门', en: 'Organisations' }, 'org', perPlace, {
          to: boards.bottlenecks,
          as: 'org',
        }),
      ),
    ],
  },
];
