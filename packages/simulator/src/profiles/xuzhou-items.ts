import { departments } from './habits.ts';
import { catalogued, immediate, longTail, stagesOf, twoStages } from './make-items.ts';
import { paced } from './pace.ts';
import type { ProfileItem, Terms, Variant } from './profile.ts';

/** What cases take of what they are promised. */
export const shareOfPromise = 0.57;

// 57 % of the promise, the late ones included; before the reform four fifths of twice the term.
const permit = (
  stages: (promised: number) => Terms['stages'],
  statutory: number,
  promised: number,
): readonly Variant[] => {
  const before = promised * 2;
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
        elapsed: paced({ promised, mean: shareOfPromise * promised, late: 0.01 }),
        stages: stages(promised),
      },
    },
  ];
};

const known = (code: string, weight: number, statutory: number, promised: number): ProfileItem =>
  catalogued(code, { share: weight, variants: permit(() => stagesOf(code), statutory, promised) });

/** Promised in 21 working days before the reform, in 1 since. */
export const fromTwentyOne = catalogued('enterprise-start-up', {
  share: 60,
  variants: [
    {
      share: 1,
      before: {
        statutory: 30,
        promised: 21,
        elapsed: [
          [[12, 20], 7],
          [[21, 21], 3],
        ],
        stages: stagesOf('enterprise-start-up'),
      },
      now: {
        statutory: 30,
        promised: 1,
        elapsed: paced({ promised: 1, mean: shareOfPromise }),
        stages: stagesOf('enterprise-start-up'),
      },
    },
  ],
});

const frequent: ProfileItem[] = [
  fromTwentyOne,
  known('property-registration', 90, 30, 5),
  known('industrial-construction-permit', 4, 110, 50),
  known('restaurant-licence', 40, 20, 8),
  known('public-premises-hygiene', 30, 20, 5),
  known('outdoor-advertising', 25, 20, 5),
  known('labour-dispatch-licence', 18, 20, 7),
  ...['residence-permit-endorsement', 'insurance-record', 'property-record', 'trader-registration'].map(
    (code) => catalogued(code, { share: 100, variants: immediate(0.01, 5) }),
  ),
];

// 99.6 % of 500 items, as of 10,176 at the levels of the city and its counties.
const rare = longTail(500 - frequent.length, departments, (index, org) => ({
  share: 10 / (index + 2),
  visitsLimit: index < 2 ? 2 : index % 2,
  variants:
    index % 3 === 0
      ? immediate(0.01, 5)
      : permit((promised) => twoStages(org, promised), 20, 4 + (index % 7)),
}));
/** The five hundred items of Xuzhou, the frequent ones first. */
export const xuzhouItems: readonly ProfileItem[] = [...frequent, ...rare];
