import { groupTable } from '../panels/group-table.ts';
import { trendPanel } from '../panels/trend-panel.ts';
import { boards } from './board-names.ts';
import { indicator, indicatorsOf, inLine, type Section } from './build-board.ts';

const here = boards.targets;

const perClass = [
  'cases_closed',
  'target_attainment',
  'compression_baseline',
  'elapsed_days_p50',
  'elapsed_days_p90',
].map(indicator);

/** 2440: cases within the leaders' targets, and the time saved against the years before the reform. */
export const targets2440 = (): Section[] => [
  {
    title: { zh: '目标与基线', en: 'Target and baseline' },
    figures: [
      'target_attainment',
      'compression_baseline',
      'elapsed_days_p50',
      'elapsed_days_p90',
      'cases_closed',
    ],
    below: boards.time,
  },
  {
    title: { zh: '按月', en: 'By month' },
    panels: inLine(
      8,
      trendPanel(here, { zh: '目标达成率', en: 'Targets attained' }, indicatorsOf('target_attainment')),
      trendPanel(
        here,
        { zh: '较改革前压减率', en: 'Compression against the baseline' },
        indicatorsOf('compression_baseline'),
      ),
    ),
  },
  {
    title: { zh: '按项目类别、事项类别、一件事', en: 'By project class, family, bundle' },
    panels: [
      ...inLine(
        9,
        groupTable(here, { zh: '各项目类别', en: 'Project classes' }, 'projectClass', perClass),
        groupTable(here, { zh: '各事项类别', en: 'Families of items' }, 'family', perClass),
      ),
      ...inLine(
        9,
        groupTable(
          here,
          { zh: '一件事：一个集成办件算一件', en: 'Bundles: each counts once' },
          'bundleTheme',
          [indicator('target_attainment')],
        ),
        groupTable(
          here,
          { zh: '各部门', en: 'Organisations' },
          'org',
          ['cases_closed', 'target_attainment', 'compression_baseline', 'elapsed_days_p50'].map(indicator),
          { to: boards.bottlenecks, as: 'org' },
        ),
      ),
      ...inLine(
        12,
        groupTable(here, { zh: '各事项', en: 'Items' }, 'item', perClass, {
          to: boards.bottlenecks,
          as: 'item',
        }),
      ),
    ],
  },
];
