/** A target or baseline that a leader has set (`target.set`, `baseline.set`); the latest by order key for its key. */
export type Goal = {
  readonly scope: string;
  readonly code: string;
  readonly region: string;
  readonly value: number;
  readonly unit: string;
  readonly year: number;
  readonly validFromDay: number;
};

/** What a case is, to the goals: empty where it has no such thing. */
export type GoalScopes = {
  readonly item: string;
  readonly projectClass: string;
  readonly family: string;
};

// One that is set for a whole bundle is no goal of its cases.
const precedence = ['item', 'projectClass', 'family'] as const;

const keyOf = (scope: string, code: string): string => `${scope}\u0000${code}`;

// Goals are looked at for every case and change once in a while.
const sortedGoals = new WeakMap<readonly Goal[], ReadonlyMap<string, readonly Goal[]>>();

function goalsByKey(goals: readonly Goal[]): ReadonlyMap<string, readonly Goal[]> {
  const known = sortedGoals.get(goals);
  if (known !== undefined) return known;
  const sorted = new Map(
    [...Map.groupBy(goals, ({ scope, code }) => keyOf(scope, code))].map(([key, given]) => [
      key,
      given.toSorted(
        (a, b) => b.region.length - a.region.length || b.validFromDay - a.validFromDay || b.year - a.year,
      ),
    ]),
  );
  sortedGoals.set(goals, sorted);
  return sorted;
}

/**
 * The goals that are valid for a case of a region on a day, the one that comes first before the others: of its item
 * before its project class before its family, of the nearest region, the latest valid one.
 */
export function goalsFor(
  goals: readonly Goal[],
  scopes: GoalScopes,
  region: string,
  day: number,
): readonly Goal[] {
  if (goals.length === 0) return goals;
  const byKey = goalsByKey(goals);
  return precedence.flatMap((scope) =>
    (byKey.get(keyOf(scope, scopes[scope])) ?? []).filter(
      (goal) => goal.validFromDay <= day && region.startsWith(goal.region),
    ),
  );
}
