import type { Indicator } from '@haoban/indicators/definition';

/** What leaders set that a figure can be held against. */
export type GoalComparison = 'target' | 'baseline';

/** Figures that goals speak of: both are days that a case takes, in the same basis. */
const comparable = ['elapsed_days_mean'];

const goals: Readonly<Record<GoalComparison, { readonly has: string; readonly amount: string }>> = {
  target: { has: 'has_target and is_target_comparable', amount: 'target_amount' },
  baseline: { has: 'notEmpty(baseline_years)', amount: 'baseline_amounts[1]' },
};

const ofYear = (year: number): { has: string; amount: string } => ({
  has: `has(baseline_years, ${Math.trunc(year)})`,
  amount: `baseline_amounts[indexOf(baseline_years, ${Math.trunc(year)})]`,
});

/**
 * A figure over the cases that have a goal, and the mean of those goals over the same cases; undefined for figures
 * that goals do not speak of. `year` picks the baseline, without one the latest counts.
 */
export function goalFigures(
  indicator: Indicator,
  which: GoalComparison,
  year?: number,
): { readonly own: Indicator; readonly goal: Indicator } | undefined {
  if (!comparable.includes(indicator.id)) return undefined;
  const { has, amount } = which === 'baseline' && year !== undefined ? ofYear(year) : goals[which];
  const member = `(${indicator.member}) and ${has}`;
  return {
    own: { ...indicator, id: `${indicator.id}_with_${which}`, member },
    goal: { ...indicator, id: `${which}_of_${indicator.id}`, member, numerator: amount },
  };
}

/** The figures that can be compared with goals. */
export const goalFigureIds: readonly string[] = comparable;
