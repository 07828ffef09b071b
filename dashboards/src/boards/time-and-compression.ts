import { groupTable } from '../panels/group-table.ts';
import { trendPanel } from '../panels/trend-panel.ts';
import { boards } from './board-names.ts';
import { indicator, indicatorsOf, inLine, type Section } from './build-board.ts';

const here = boards.time;

const figureSections: readonly Section[] = [
  {
    title: { zh: '按期：四个口径', en: 'On time: four readings' },
    figures: ['on_time_promised', 'on_time_statutory', 'on_time_with_backlog', 'on_time_cohort'],
    below: boards.bottlenecks,
  },
  {
    title: {
      zh: '压减：五个参照，五个数，从不合成一个',
      en: 'Compression: five references, five numbers, never one',
    },
    figures: [
      'compression_catalogue',
      'compression_promised',
      'compression_actual',
      'compression_vs_promise',
      'compression_baseline',
    ],
    below: boards.bottlenecks,
  },
  {
    title: { zh: '用时与跨度', en: 'Elapsed time and span' },
    figures: ['elapsed_days_mean', 'elapsed_days_p50', 'elapsed_days_p90', 'span_days_p50', 'span_days_p90'],
    below: boards.bottlenecks,
  },
  {
    title: { zh: '环节、并联与即办', en: 'Stages, parallel stages, decided at once' },
    figures: [
      'stage_days_p50',
      'stage_days_p90',
      'parallel_gain',
      'same_day_rate',
      'early_rate',
      'compression_catalogue_mean',
    ],
    below: boards.bottlenecks,
  },
];

/** On time in four readings, five compressions side by side, and where the days go. */
export const timeAndCompression = (): Section[] => [
  ...figureSections,
  {
    title: { zh: '按月', en: 'By month' },
    panels: [
      ...inLine(
        8,
        trendPanel(
          here,
          { zh: '办结时长', en: 'Elapsed time' },
          indicatorsOf('elapsed_days_p50', 'elapsed_days_p90'),
        ),
        trendPanel(
          here,
          { zh: '压减率', en: 'Compression' },
          indicatorsOf('compression_promised', 'compression_actual', 'compression_vs_promise'),
        ),
      ),
      ...inLine(
        8,
        trendPanel(here, { zh: '跨度用时', en: 'Span' }, indicatorsOf('span_days_p50', 'span_days_p90')),
        trendPanel(
          here,
          { zh: '按期办结率', en: 'On time' },
          indicatorsOf('on_time_promised', 'on_time_statutory', 'on_time_cohort'),
        ),
      ),
    ],
  },
  {
    title: { zh: '各部门', en: 'Organisations' },
    panels: inLine(
      12,
      groupTable(
        here,
        { zh: '各部门用时与压减', en: 'Time and compression by organisation' },
        'org',
        [
          'cases_closed',
          'on_time_promised',
          'on_time_statutory',
          'compression_promised',
          'compression_actual',
          'compression_vs_promise',
          'early_rate',
          'elapsed_days_p50',
          'elapsed_days_p90',
          'span_days_p90',
        ].map(indicator),
        { to: boards.bottlenecks, as: 'org' },
      ),
    ),
  },
];
