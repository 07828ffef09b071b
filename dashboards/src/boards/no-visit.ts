import { groupTable } from '../panels/group-table.ts';
import { trendPanel } from '../panels/trend-panel.ts';
import { boards } from './board-names.ts';
import { indicator, indicatorsOf, inLine, type Section } from './build-board.ts';

const here = boards.noVisit;

const perGroup = [
  'cases_closed',
  'no_visit_cases_strict',
  'no_visit_cases_inclusive',
  'visits_mean',
  'full_online_rate',
  'visit_promise_gap',
].map(indicator);

const figureSections: readonly Section[] = [
  {
    title: { zh: '办件：实际跑了几次', en: 'Cases: how often people came' },
    figures: [
      'no_visit_cases_strict',
      'no_visit_cases_inclusive',
      'no_visit_top20',
      'visits_mean',
      'full_online_rate',
      'visit_promise_gap',
    ],
    below: boards.bottlenecks,
  },
  {
    title: { zh: '事项与申请', en: 'Items and filings' },
    figures: [
      'no_visit_items_strict',
      'no_visit_items_inclusive',
      'online_filing_rate',
      'agent_filing_rate',
      'integrated_window_rate',
    ],
    below: boards.bottlenecks,
  },
  {
    title: { zh: '送达', en: 'Delivery' },
    figures: [
      'delivery_days_p50',
      'delivery_on_time_rate',
      'courier_share',
      'courier_saving_cents',
      'e_licences_issued',
    ],
    below: boards.bottlenecks,
  },
];

/** How often people had to come, how filings came in, how results went out. */
export const noVisit = (): Section[] => [
  ...figureSections,
  {
    title: { zh: '按月', en: 'By month' },
    panels: inLine(
      8,
      trendPanel(
        here,
        { zh: '不见面与全程网办', en: 'No visit, online from end to end' },
        indicatorsOf('no_visit_cases_strict', 'no_visit_cases_inclusive', 'full_online_rate'),
      ),
      trendPanel(
        here,
        { zh: '怎么申请', en: 'How filings came in' },
        indicatorsOf('online_filing_rate', 'agent_filing_rate', 'integrated_window_rate'),
      ),
    ),
  },
  {
    title: { zh: '按渠道、部门、事项', en: 'By channel, organisation, item' },
    panels: [
      ...inLine(
        8,
        groupTable(here, { zh: '各渠道', en: 'Channels' }, 'channel', perGroup, {
          to: boards.bottlenecks,
          as: 'channel',
        }),
      ),
      ...inLine(
        10,
        groupTable(here, { zh: '各部门', en: 'Organisations' }, 'org', perGroup, {
          to: boards.bottlenecks,
          as: 'org',
        }),
      ),
      ...inLine(
        12,
        groupTable(here, { zh: '各事项', en: 'Items' }, 'item', perGroup, {
          to: boards.bottlenecks,
          as: 'item',
        }),
      ),
    ],
  },
];
