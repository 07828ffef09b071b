import { departments, rhythm, usualFates, usualRatings } from './habits.ts';
import { jiangyinItems, permit, start, tiered, tierItem, tierTerms } from './jiangyin-items.ts';
import { paceDeviation } from './pace.ts';
import type { Goal, Profile, Terms } from './profile.ts';
import { rateTolerance } from './published-figure.ts';

const workdaysOf2018 = 250;
const visitorsOfADay = 8_000;

const target = (code: string, value: number, validFrom: string): Goal => ({
  scope: 'family',
  code,
  value,
  validFrom,
});
const baseline = (scope: Goal['scope'], code: string, value: number): Goal => ({
  scope,
  code,
  value,
  validFrom: '2018-01-01',
  year: 2017,
});
const baselineOf = ({ promised }: Terms): number =>
  2 * (tierTerms.find((tier) => tier.promised === promised)?.mean ?? 0);

// Permits take up to 60 working days: only from summer on all that ends was filed under the new terms.
const settled = { from: '2018-06-01', to: '2018-12-01', asOf: '2019-01-01T00:00:00+08:00' };

/** Jiangyin in 2018, with 2017 before it. */
export const jiangyin2018: Profile = {
  name: 'jiangyin-2018',
  title: { zh: '江阴市 2018 年', en: 'Jiangyin in 2018' },
  start: '2017-01-01',
  reform: '2018-01-01',
  from: '2017-01-01',
  to: '2019-01-01',
  areas: [
    ['32', '江苏省'],
    ['3202', '无锡市'],
  ],
  counties: [['320281', '江阴市']],
  tripCostCents: 2500,
  departments,
  items: jiangyinItems,
  volume: {
    from: '2018-01-01',
    to: '2019-01-01',
    cases: 2_000_000,
    visitors: visitorsOfADay * workdaysOf2018,
  },
  ...rhythm,
  channels: [
    ['window', 55],
    ['portal', 20],
    ['app', 14],
    ['kiosk', 4],
    ['agent', 4],
    ['town', 2],
    ['post', 1],
  ],
  agentShare: 0.08,
  fates: usualFates,
  incomplete: 0.05,
  suspended: 0.08,
  twoMeetings: 0.015,
  pickUp: 0.04,
  courier: 0.15,
  tolerance: 0.02,
  ratings: usualRatings,
  targets: [
    target('enterprise_start_up', 3, '2017-01-01'),
    target('property_registration', 5, '2017-01-01'),
    target('industrial_construction_permit', 50, '2017-01-01'),
    target('enterprise_start_up', 2, '2018-01-01'),
    target('property_registration', 4, '2018-01-01'),
    target('industrial_construction_permit', 40, '2018-01-01'),
    ...tierTerms.map(({ projectClass, promised }): Goal => ({
      scope: 'projectClass',
      code: projectClass,
      value: promised,
      validFrom: '2018-01-01',
    })),
  ],
  baselines: [
    baseline('family', 'enterprise_start_up', 3),
    baseline('family', 'property_registration', 5),
    baseline('family', 'industrial_construction_permit', 50),
    ...tierTerms.map(({ projectClass, mean }) => baseline('projectClass', projectClass, 2 * mean)),
  ],
  figures: [
    {
      row: 1,
      published: '8,000 visitors a day',
      indicator: 'visitors',
      question: { from: '2018-01-01', to: '2019-01-01', asOf: settled.asOf },
      expected: visitorsOfADay * workdaysOf2018,
      tolerance: { rule: 'count', unit: 1 },
    },
    {
      row: 3,
      published: '60 % of market entry within 2 WD',
      indicator: 'target_attainment',
      question: { ...settled, item: start.code },
      expected: 0.6,
      tolerance: rateTolerance(0.6),
    },
    {
      row: 3,
      published: '50 % of permits within 40 WD',
      indicator: 'target_attainment',
      question: { ...settled, item: permit.code },
      expected: 0.5,
      tolerance: rateTolerance(0.5),
    },
    {
      row: 4,
      published: '-50 % against 2017',
      indicator: 'compression_baseline',
      question: { ...settled, item: tierItem },
      expected: 0.5,
      tolerance: { rule: 'ratio', deviation: paceDeviation([tiered], 0.5, baselineOf) },
    },
    {
      row: 9,
      published: '98 % of items at most one meeting',
      indicator: 'no_visit_items_inclusive',
      question: settled,
      expected: 0.98,
      tolerance: { rule: 'exact' },
    },
    {
      row: 9,
      published: '98.5 % of cases in the top 20 items',
      indicator: 'no_visit_cases_inclusive',
      question: { ...settled, by: 'item', pooledTop: 20 },
      expected: 0.985,
      tolerance: rateTolerance(0.985),
    },
  ],
};
