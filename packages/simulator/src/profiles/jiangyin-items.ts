import { departments } from './habits.ts';
import { catalogued, immediate, longTail, stagesOf, twoStages } from './make-items.ts';
import { paced } from './pace.ts';
import type { ProfileItem, Terms, Variant } from './profile.ts';

/** An ordinary permit: half of what it took, one in fifty late. */
const ordinary = (code: string, statutory: number, promised: number): readonly Variant[] => {
  const stages = stagesOf(code);
  const before = promised * 2;
  return [
    {
      share: 1,
      before: {
        statutory,
        promised: before,
        elapsed: paced({ promised: before, mean: 0.8 * before }),
        stages,
      },
      now: { statutory, promised, elapsed: paced({ promised, mean: 0.62 * promised, late: 0.02 }), stages },
    },
  ];
};

// 3550 became 2440: the promise stayed, leaders aim at less.
const family = (
  code: string,
  statutory: number,
  promised: number,
  before: Terms['elapsed'],
  now: Terms['elapsed'],
): readonly Variant[] => {
  const terms = { statutory, promised, stages: stagesOf(code) };
  return [{ share: 1, before: { ...terms, elapsed: before }, now: { ...terms, elapsed: now } }];
};

/** Industrial projects by class: promised and mean working days since the reform; before it both were twice as long. */
export const tierItem = 'industrial-project-approval';
export const tierTerms = [
  { projectClass: 'simple', share: 5, promised: 13, mean: 12 },
  { projectClass: 'ordinary', share: 3, promised: 17, mean: 16 },
  { projectClass: 'complex', share: 2, promised: 26, mean: 24 },
];
const tiers: readonly Variant[] = tierTerms.map(({ projectClass, share, promised, mean }) => {
  const terms = { statutory: 60, stages: stagesOf(tierItem, projectClass) };
  const before = { promised: 2 * promised, elapsed: paced({ promised: 2 * promised, mean: 2 * mean }) };
  const now = { promised, elapsed: paced({ promised, mean, late: 0.01 }) };
  return { projectClass, share, before: { ...terms, ...before }, now: { ...terms, ...now } };
});

/** Market entry. */
export const start = catalogued('enterprise-start-up', {
  share: 60,
  variants: family(
    'enterprise-start-up',
    15,
    3,
    [
      [[1, 3], 90],
      [[4, 5], 10],
    ],
    [
      [[0, 2], 600],
      [[3, 3], 385],
      [[4, 5], 15],
    ],
  ),
});
const property = catalogued('property-registration', {
  share: 80,
  variants: family(
    'property-registration',
    30,
    5,
    [
      [[3, 5], 95],
      [[6, 8], 5],
    ],
    [
      [[1, 4], 70],
      [[5, 5], 29],
      [[6, 7], 1],
    ],
  ),
});
/** The permit to build. */
export const permit = catalogued('industrial-construction-permit', {
  share: 6,
  variants: family(
    'industrial-construction-permit',
    110,
    50,
    [
      [[35, 50], 90],
      [[51, 60], 10],
    ],
    [
      [[20, 40], 50],
      [[41, 50], 47],
      [[51, 60], 3],
    ],
  ),
});
/** The approval of industrial projects by class. */
export const tiered = catalogued(tierItem, { share: 8, variants: tiers });

const frequent: ProfileItem[] = [
  start,
  property,
  permit,
  tiered,
  catalogued('restaurant-licence', { share: 30, variants: ordinary('restaurant-licence', 20, 8) }),
  catalogued('kindergarten-permit', { share: 3, variants: ordinary('kindergarten-permit', 20, 10) }),
  catalogued('public-premises-hygiene', { share: 22, variants: ordinary('public-premises-hygiene', 20, 5) }),
  catalogued('outdoor-advertising', { share: 18, variants: ordinary('outdoor-advertising', 20, 5) }),
  catalogued('labour-dispatch-licence', { share: 12, variants: ordinary('labour-dispatch-licence', 20, 7) }),
  ...[
    ['residence-permit-endorsement', 120],
    ['insurance-record', 180],
    ['property-record', 90],
    ['trader-registration', 110],
  ].map(([code, share]) => catalogued(String(code), { share: Number(share), variants: immediate(0.01, 5) })),
];

// 98 of 100 items need at most one meeting.
const rare = longTail(100 - frequent.length, departments, (index, org) => ({
  share: 12 / (index + 2),
  visitsLimit: index < 2 ? 2 : 1,
  variants:
    index % 3 === 0
      ? immediate(0.01, 5)
      : [
          {
            share: 1,
            before: {
              statutory: 20,
              promised: 12,
              elapsed: paced({ promised: 12, mean: 9 }),
              stages: twoStages(org, 12),
            },
            now: {
              statutory: 20,
              promised: 6,
              elapsed: paced({ promised: 6, mean: 3.6, late: 0.02 }),
              stages: twoStages(org, 6),
            },
          },
        ],
}));

/** The hundred items of Jiangyin, the frequent ones first. */
export const jiangyinItems: readonly ProfileItem[] = [...frequent, ...rare];
