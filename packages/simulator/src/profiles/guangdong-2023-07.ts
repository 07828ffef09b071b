import { publishedLevels } from '../rating-flow.ts';
import { acceptedFates, decidedFates, departments, rhythm, shareOf, usualFates } from './habits.ts';
import { catalogued, immediate, longTail, stagesOf, twoStages } from './make-items.ts';
import { paced } from './pace.ts';
import type { Profile, ProfileItem, Terms, Variant } from './profile.ts';
import { rateTolerance, type FigureQuestion, type PublishedFigure } from './published-figure.ts';

const cases = 11_238_000;
const withLevel = publishedLevels.flatMap(([level, count]) => (level === null ? [] : [{ level, count }]));
const sum = (counts: readonly { count: number }[]): number =>
  counts.reduce((all, { count }) => all + count, 0);
const rated = publishedLevels.reduce((all, [, count]) => all + count, 0);
const levelled = sum(withLevel);
const scores: Record<number, number> = { 5: 10, 4: 8, 3: 6, 2: 3, 1: 0 };
const meanOf = (value: (score: number) => number): number =>
  withLevel.reduce((all, { level, count }) => all + count * value(scores[level] ?? 0), 0) / levelled;
const score = meanOf((one) => one);

// Three nodes a case: what filings and acceptances leave of the ratings falls on decisions.
const early = 0.15;
// July ends on a Monday, when more is under way than on the last of June, a Friday: so much of what its filings bring falls on it.
const accepted = 0.9962 * shareOf(usualFates, acceptedFates);
const decided = 0.9938 * shareOf(usualFates, decidedFates);
const decisions = (rated / cases - early * (1 + accepted)) / decided;

const permit = (stages: Terms['stages'], statutory: number, promised: number): readonly Variant[] => [
  {
    share: 1,
    before: {
      statutory,
      promised: 2 * promised,
      elapsed: paced({ promised: 2 * promised, mean: promised }),
      stages,
    },
    now: { statutory, promised, elapsed: paced({ promised, mean: 0.5 * promised, late: 0.005 }), stages },
  },
];
const known = (code: string, share: number, statutory: number, promised: number): ProfileItem =>
  catalogued(code, { share, variants: permit(stagesOf(code), statutory, promised) });

const july = { from: '2023-07-01', to: '2023-08-01', asOf: '2023-09-01T00:00:00+08:00' };
const figure = (
  published: string,
  indicator: string,
  expected: number,
  tolerance: PublishedFigure['tolerance'],
  part?: 'numerator' | 'denominator',
): PublishedFigure => {
  const question: FigureQuestion = july;
  return { row: undefined, published, indicator, ...(part && { part }), question, expected, tolerance };
};
const levelRate = (
  published: string,
  indicator: string,
  matches: (level: number) => boolean,
): PublishedFigure => {
  const rate = sum(withLevel.filter(({ level }) => matches(level))) / levelled;
  return figure(published, indicator, rate, rateTolerance(rate));
};

/** Guangdong in July 2023; its ratings are those of filings, acceptances and decisions. */
export const guangdong202307: Profile = {
  name: 'guangdong-2023-07',
  title: { zh: '广东省 2023 年 7 月', en: 'Guangdong in July 2023' },
  start: '2022-01-01',
  reform: '2023-01-01',
  from: '2023-06-01',
  to: '2023-09-01',
  areas: [['44', '广东省']],
  counties: [
    ['440106', '天河区'],
    ['440304', '福田区'],
    ['440402', '香洲区'],
    ['440511', '金平区'],
    ['440604', '禅城区'],
    ['440203', '武江区'],
    ['441602', '源城区'],
    ['441402', '梅江区'],
    ['441302', '惠城区'],
    ['441502', '城区'],
    ['440703', '蓬江区'],
    ['441702', '江城区'],
    ['440802', '赤坎区'],
    ['440902', '茂南区'],
    ['441202', '端州区'],
    ['441802', '清城区'],
    ['445102', '湘桥区'],
    ['445202', '榕城区'],
    ['445302', '云城区'],
  ],
  tripCostCents: 2500,
  departments,
  items: [
    known('enterprise-start-up', 40, 15, 1),
    known('property-registration', 50, 30, 3),
    known('restaurant-licence', 25, 20, 5),
    known('public-premises-hygiene', 20, 20, 4),
    known('labour-dispatch-licence', 8, 20, 5),
    ...(
      ['residence-permit-endorsement', 'insurance-record', 'property-record', 'trader-registration'] as const
    ).map((code) => catalogued(code, { share: 150, variants: immediate(0.005, 5) })),
    ...longTail(111, departments, (index, org) => ({
      share: 20 / (index + 2),
      visitsLimit: index % 4 === 0 ? 1 : 0,
      variants: index % 2 === 0 ? immediate(0.005, 5) : permit(twoStages(org, 4), 20, 4),
    })),
  ],
  volume: { from: july.from, to: july.to, cases, visitors: 4_000_000 },
  ...rhythm,
  channels: [
    ['window', 28],
    ['app', 38],
    ['portal', 22],
    ['kiosk', 8],
    ['agent', 2],
    ['town', 2],
  ],
  agentShare: 0.04,
  fates: usualFates,
  incomplete: 0.03,
  suspended: 0.04,
  twoMeetings: 0.006,
  pickUp: 0.03,
  courier: 0.12,
  tolerance: 0.01,
  ratings: {
    invited: { '1': early, '2': early, '3': 1, visit: 0 },
    answers: { '1': 1, '2': 1, '3': decisions, visit: 0 },
    levels: publishedLevels,
  },
  targets: [],
  baselines: [
    { scope: 'family', code: 'enterprise_start_up', value: 2, validFrom: '2023-01-01', year: 2022 },
    { scope: 'family', code: 'property_registration', value: 6, validFrom: '2023-01-01', year: 2022 },
  ],
  figures: [
    figure('11.238 million cases', 'cases_filed', cases, { rule: 'count', unit: 1 }),
    figure('13,879,360 ratings', 'rating_rate', rated, { rule: 'count', unit: 1 }, 'numerator'),
    figure('13,461,728 with a level', 'good_rate', levelled, { rule: 'count', unit: 1 }, 'denominator'),
    levelRate('13,460,453 at least basically satisfied', 'good_rate', (level) => level >= 3),
    levelRate('13,442,391 at least satisfied', 'satisfied_rate', (level) => level >= 4),
    levelRate('1,275 dissatisfied', 'bad_rate', (level) => level <= 2),
    figure('levels 13,431,970 / 10,421 / 18,062 / 295 / 980', 'score_mean', score, {
      rule: 'ratio',
      deviation: Math.sqrt(meanOf((one) => one * one) - score * score),
    }),
  ],
};
