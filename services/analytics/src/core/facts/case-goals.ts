import type { JudgedCase } from './case-facts.ts';
import { flag, type FactRow } from './fact-values.ts';
import { goalsFor, type Goal, type GoalScopes } from './goals.ts';
import { textOf } from './read-data.ts';
import { basisOf } from './term-basis.ts';

const noTarget: FactRow = { has_target: 0, is_target_comparable: 0, target_amount: 0 };
const noBaselines: FactRow = { 'baselines.year': [], 'baselines.amount': [] };

/** Target and baselines of a closed case, as they are valid at its decision. */
export function goalFacts(judged: JudgedCase): FactRow {
  const { story, at, reference, isClosed } = judged;
  const { targets, baselines } = reference;
  if (!isClosed || story.ended === undefined || targets.length + baselines.length === 0) {
    return { ...noTarget, ...noBaselines };
  }
  const scopes = scopesOf(judged);
  const decided = at.dayOf(story.ended.timeMs);
  return {
    ...targetFacts(judged, goalsFor(targets, scopes, at.region, decided)[0]),
    ...baselineFacts(judged, goalsFor(baselines, scopes, at.region, decided)),
  };
}

const scopesOf = ({ story: { accepted, submitted, item } }: JudgedCase): GoalScopes => ({
  item: accepted === undefined ? textOf(submitted?.data, 'itemCode') : textOf(item, 'code'),
  projectClass: textOf(submitted?.data, 'projectClass'),
  family: textOf(item, 'family'),
});

const isComparable = ({ basis }: JudgedCase, goal: Goal): boolean => basisOf(goal) === basis;

// Days, or minutes of office time.
const amountOf = ({ unit, value }: Goal): number => value * (unit === 'WH' ? 60 : 1);

function targetFacts(judged: JudgedCase, target: Goal | undefined): FactRow {
  if (target === undefined) return noTarget;
  return {
    has_target: 1,
    is_target_comparable: flag(isComparable(judged, target)),
    // Time is spent in whole days or minutes, so a target is met exactly if its whole part is.
    target_amount: Math.floor(amountOf(target) + 1e-6),
  };
}

/** The baseline of each year, newest first; -1 stands for one in a unit that the case cannot be compared in. */
function baselineFacts(judged: JudgedCase, baselines: readonly Goal[]): FactRow {
  if (baselines.length === 0) return noBaselines;
  const ofYear = new Map<number, Goal>();
  for (const baseline of baselines) {
    if (!ofYear.has(baseline.year)) ofYear.set(baseline.year, baseline);
  }
  const newest = [...ofYear.values()].toSorted((a, b) => b.year - a.year);
  return {
    'baselines.year': newest.map(({ year }) => year),
    'baselines.amount': newest.map((goal) => (isComparable(judged, goal) ? Math.round(amountOf(goal)) : -1)),
  };
}
