import { shareOfVolume } from '../history/volume.ts';
import { departments, rhythm, usualFates, usualRatings } from './habits.ts';
import { paceDeviation } from './pace.ts';
import type { Profile } from './profile.ts';
import { fromTwentyOne, shareOfPromise, xuzhouItems } from './xuzhou-items.ts';

const cases = 739_000;
const couriers = 204_000;
const savedCents = 220_000_000;
// 2.2 million yuan over 204,000 trips.
const tripCostCents = Math.round(savedCents / couriers);

const settled = { from: '2018-06-01', to: '2018-12-01', asOf: '2019-01-01T00:00:00+08:00' };
const year = { from: '2018-01-01', to: '2019-01-01', asOf: settled.asOf };
const demand = {
  start: '2017-01-01',
  volume: { from: year.from, to: year.to, cases, visitors: 500_000 },
  channels: [
    ['window', 34],
    ['portal', 34],
    ['app', 20],
    ['kiosk', 5],
    ['agent', 4],
    ['town', 2],
    ['post', 1],
  ],
  ...rhythm,
} satisfies Partial<Profile>;

/** Xuzhou in 2018, with 2017 before it. */
export const xuzhou2018: Profile = {
  name: 'xuzhou-2018',
  title: { zh: '徐州市 2018 年', en: 'Xuzhou in 2018' },
  reform: '2018-01-01',
  from: '2017-01-01',
  to: '2019-01-01',
  areas: [
    ['32', '江苏省'],
    ['3203', '徐州市'],
  ],
  counties: [
    ['320311', '泉山区'],
    ['320302', '鼓楼区'],
    ['320303', '云龙区'],
    ['320305', '贾汪区'],
    ['320312', '铜山区'],
    ['320321', '丰县'],
    ['320322', '沛县'],
    ['320324', '睢宁县'],
    ['320381', '新沂市'],
    ['320382', '邳州市'],
  ],
  tripCostCents,
  departments,
  items: xuzhouItems,
  ...demand,
  agentShare: 0.06,
  fates: usualFates,
  incomplete: 0.05,
  suspended: 0.06,
  twoMeetings: 0.01,
  pickUp: 0.05,
  courier: couriers / cases,
  tolerance: 0.02,
  ratings: usualRatings,
  targets: [],
  baselines: [
    { scope: 'item', code: fromTwentyOne.code, value: 21, validFrom: '2018-01-01', year: 2017 },
    { scope: 'family', code: 'property_registration', value: 8, validFrom: '2018-01-01', year: 2017 },
  ],
  figures: [
    {
      row: 9,
      published: '739,000 cases',
      indicator: 'cases_filed',
      question: year,
      expected: cases,
      tolerance: { rule: 'count', unit: 1 },
    },
    {
      row: 9,
      published: '99.6 % of items with one meeting',
      indicator: 'no_visit_items_inclusive',
      question: settled,
      expected: 0.996,
      tolerance: { rule: 'exact' },
    },
    {
      row: 10,
      published: '57 % of promised time',
      indicator: 'compression_vs_promise',
      question: settled,
      expected: 1 - shareOfPromise,
      tolerance: {
        rule: 'ratio',
        deviation: paceDeviation(xuzhouItems, shareOfPromise, ({ promised }) => promised),
      },
    },
    {
      row: 10,
      published: '21 -> 1 WD: before',
      indicator: 'elapsed_days_p90',
      question: {
        from: '2017-06-01',
        to: '2017-12-01',
        asOf: '2018-01-01T00:00:00+08:00',
        item: fromTwentyOne.code,
      },
      expected: 21,
      tolerance: { rule: 'exact' },
    },
    {
      row: 10,
      published: '21 -> 1 WD: now',
      indicator: 'elapsed_days_p90',
      question: { ...settled, item: fromTwentyOne.code },
      expected: 1,
      tolerance: { rule: 'exact' },
    },
    {
      row: 13,
      published: '2.2 million yuan saved by 204,000 courier deliveries',
      indicator: 'courier_saving_cents',
      // of the months in which all that is sent was filed under the new terms
      question: settled,
      expected: couriers * tripCostCents * shareOfVolume(demand, settled.from, settled.to),
      tolerance: { rule: 'count', unit: tripCostCents },
    },
  ],
};
