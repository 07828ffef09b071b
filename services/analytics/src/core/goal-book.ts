import type { Decision, NewEvent } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';

/** What leaders set: how long cases are to take, and how long they took before the reform. */
export type GoalKind = 'target' | 'baseline';

/** A target or baseline as it is entered: for an item, family, class or theme, from a date on, in an area. */
export type Goal = EventData<'target.set.v1'>;

/** One entry of the history: what was set and when (ISO instant); `setBy` says by whom. */
export type GoalEntry = { readonly kind: GoalKind; readonly goal: Goal; readonly setAt: string };

/** Everything that was ever set for one scope and code, oldest first. */
export type GoalBook = { readonly entries: readonly GoalEntry[] };

export type GoalRefusal = 'goal_not_whole' | 'goal_unchanged';

const saidOf = (kind: GoalKind, data: Goal): NewEvent =>
  kind === 'target' ? { type: 'target.set.v1', data } : { type: 'baseline.set.v1', data };

const isSameKey = (a: Goal, b: Goal): boolean =>
  a.region === b.region && a.year === b.year && a.validFrom === b.validFrom;

/**
 * Sets a target or baseline. Of the same area, year and first day the last word counts; the same value again is
 * `goal_unchanged`, a fraction of a day `goal_not_whole` (only hours can be divided).
 */
export function setGoal(
  before: GoalBook | undefined,
  kind: GoalKind,
  goal: Goal,
  setAt: string,
): Decision<GoalBook, GoalRefusal> {
  if (goal.unit !== 'WH' && !Number.isInteger(goal.value)) return { refusal: 'goal_not_whole' };
  const entries = before?.entries ?? [];
  const standing = entries.findLast((entry) => entry.kind === kind && isSameKey(entry.goal, goal));
  if (standing?.goal.value === goal.value && standing.goal.unit === goal.unit)
    return { refusal: 'goal_unchanged' };
  return { state: { entries: [...entries, { kind, goal, setAt }] }, events: [saidOf(kind, goal)] };
}
