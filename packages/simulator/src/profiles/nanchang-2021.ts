import { departments, rhythm, usualFates, usualRatings } from './habits.ts';
import { catalogued, immediate, longTail, stagesOf, twoStages } from './make-items.ts';
import { paced } from './pace.ts';
import type { Profile, ProfileItem, Terms, Variant } from './profile.ts';
import { rateTolerance } from './published-figure.ts';

const compression = 0.72;
const sameDay = 0.85;
// Four in five filings are for certificates given on the spot; of the others a quarter is decided on the day.
const sameDayOfPromised = 0.25;
const immediateShare = (sameDay - sameDayOfPromised) / (1 - sameDayOfPromised);

// Every term is 28 % of the law's, so that any mix of items has the published ratio; nothing is late.
const permit = (
  stages: (promised: number) => Terms['stages'],
  statutory: number,
  before: number,
): readonly Variant[] => {
  const promised = Math.round(statutory * (1 - compression));
  return [
    {
      share: 1,
      before: {
        statutory,
        promised: before,
        elapsed: paced({ promised: before, mean: 0.8 * before }),
        stages: stages(before),
      },
      now: {
        statutory,
        promised,
        elapsed: paced({ promised, mean: 0.45 * promised, sameDay: sameDayOfPromised }),
        stages: stages(promised),
      },
    },
  ];
};

const known = (code: string, weight: number, statutory: number, before: number): ProfileItem =>
  catalogued(code, { share: weight, variants: permit(() => stagesOf(code), statutory, before) });

// Promised without a term of the law.
const fromTen = catalogued('labour-dispatch-licence', {
  share: 20,
  variants: [
    {
      share: 1,
      before: {
        promised: 10,
        elapsed: [
          [[4, 9], 7],
          [[10, 10], 3],
        ],
        stages: stagesOf('labour-dispatch-licence'),
      },
      now: {
        promised: 3,
        elapsed: [
          [[0, 0], sameDayOfPromised],
          [[1, 2], 0.4],
          [[3, 3], 0.35],
        ],
        stages: stagesOf('labour-dispatch-licence'),
      },
    },
  ],
});

const promisedItems: ProfileItem[] = [
  fromTen,
  known('property-registration', 60, 25, 15),
  known('restaurant-licence', 50, 25, 15),
  known('public-premises-hygiene', 30, 25, 12),
  known('outdoor-advertising', 20, 50, 25),
  known('industrial-construction-permit', 4, 100, 60),
  ...longTail(60, departments, (index, org) => ({
    share: 6 / (index + 2),
    visitsLimit: 1,
    variants: permit((promised) => twoStages(org, promised), 25 * (1 + (index % 3)), 15 * (1 + (index % 3))),
  })),
];
const immediateWeight =
  (promisedItems.reduce((sum, { share }) => sum + share, 0) * immediateShare) / (1 - immediateShare);
const immediateItems = [
  ['residence-permit-endorsement', 0.3],
  ['insurance-record', 0.4],
  ['property-record', 0.2],
  ['trader-registration', 0.1],
] as const;

const settled = { from: '2021-06-01', to: '2021-12-01', asOf: '2022-01-01T00:00:00+08:00' };

/** Nanchang County in 2021, with 2020 before it. */
export const nanchang2021: Profile = {
  name: 'nanchang-2021',
  title: { zh: '南昌县 2021 年', en: 'Nanchang County in 2021' },
  start: '2020-01-01',
  reform: '2021-01-01',
  from: '2020-01-01',
  to: '2022-01-01',
  areas: [
    ['36', '江西省'],
    ['3601', '南昌市'],
  ],
  counties: [['360121', '南昌县']],
  tripCostCents: 2000,
  departments,
  items: [
    ...promisedItems,
    ...immediateItems.map(([code, part]) =>
      catalogued(code, { share: part * immediateWeight, variants: immediate(0) }),
    ),
  ],
  volume: { from: '2021-01-01', to: '2022-01-01', cases: 400_000, visitors: 150_000 },
  ...rhythm,
  channels: [
    ['portal', 55],
    ['app', 40],
    ['window', 3],
    ['kiosk', 1],
    ['agent', 1],
  ],
  agentShare: 0.05,
  fates: usualFates,
  incomplete: 0.04,
  suspended: 0.05,
  twoMeetings: 0.004,
  pickUp: 0.03,
  courier: 0.2,
  tolerance: 0.03,
  ratings: usualRatings,
  targets: [{ scope: 'item', code: fromTen.code, value: 3, validFrom: '2021-01-01' }],
  baselines: [{ scope: 'item', code: fromTen.code, value: 10, validFrom: '2021-01-01', year: 2020 }],
  figures: [
    {
      row: 10,
      published: '10 -> 3 WD: before',
      indicator: 'elapsed_days_p90',
      question: {
        from: '2020-06-01',
        to: '2020-12-01',
        asOf: '2021-01-01T00:00:00+08:00',
        item: fromTen.code,
      },
      expected: 10,
      tolerance: { rule: 'exact' },
    },
    {
      row: 10,
      published: '10 -> 3 WD: now',
      indicator: 'elapsed_days_p90',
      question: { ...settled, item: fromTen.code },
      expected: 3,
      tolerance: { rule: 'exact' },
    },
    {
      row: 10,
      published: "-72 % of the cases' terms",
      indicator: 'compression_promised',
      question: settled,
      expected: compression,
      tolerance: { rule: 'exact' },
    },
    {
      row: 10,
      published: "-72 % of the items' terms",
      indicator: 'compression_catalogue',
      question: settled,
      expected: compression,
      tolerance: { rule: 'exact' },
    },
    {
      row: 11,
      published: '85 % done on the spot',
      indicator: 'same_day_rate',
      question: settled,
      expected: sameDay,
      tolerance: rateTolerance(sameDay),
    },
    {
      row: 11,
      published: '100 % on time',
      indicator: 'on_time_promised',
      question: settled,
      expected: 1,
      tolerance: { rule: 'exact' },
    },
    {
      row: 11,
      published: '95 % filed online',
      indicator: 'online_filing_rate',
      question: settled,
      expected: 0.95,
      tolerance: rateTolerance(0.95),
    },
  ],
};
