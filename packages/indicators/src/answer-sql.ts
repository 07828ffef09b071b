import type { AnswerScope } from './answer-scope.ts';
import type { Indicator } from './definition.ts';
import { keepsEach, nearestRanks } from './nearest-rank.ts';
import { rolledSql, rollsUp } from './rolled-sql.ts';
import { measuredIn, rowAmounts } from './row-amounts.ts';
import { filterConditions, inPeriod, rowsSql, sourceOf } from './rows-sql.ts';

/**
 * The SELECT that answers an indicator: one row a group with the group's dimensions as g0, g1 …, then integers:
 * numerator, denominator, sample (members), immature, excluded; percentiles give `value` by nearest rank.
 */
export function answerSql(indicator: Indicator, scope: AnswerScope): string {
  const isRolled = rollsUp(indicator, scope);
  if (indicator.special !== undefined && !isRolled) return indicator.special(scope, answerSql);
  const parts = isRolled ? rolledSql(indicator, scope) : [rowsSql(indicator, scope)];
  const groups = (scope.by ?? []).map((_, index) => `g${index}`);
  if (indicator.kind === 'percentile') return nearestRank(indicator, groups, parts);
  if (parts.length === 1 && groups.length === 0) return parts[0] ?? '';
  return `select ${[...groups, ...summed].join(', ')} from (\n${parts.join('\nunion all\n')}\n)${ordered(groups)}`;
}

const sums = ['numerator', 'denominator', 'sample', 'immature', 'excluded'];
const summed = sums.map((name) => `sum(${name}) as ${name}`);

// A group that nobody is a member of is none.
const ordered = (groups: readonly string[]): string =>
  groups.length === 0
    ? ''
    : `\ngroup by ${groups.join(', ')} having sample + immature + excluded > 0 order by ${groups.join(', ')}`;

const nearestRank = (indicator: Indicator, groups: readonly string[], parts: readonly string[]): string =>
  `select ${[...groups, ...summed, `${nearestRanks([indicator.percent ?? 50], 'weight', keepsEach(indicator))}[1] as value`].join(', ')} from (
  select *, sample as weight from (\n${parts.join('\nunion all\n')}\n)
)${ordered(groups)}`;

/**
 * The SELECT of the subjects behind a numerator or denominator, one a row, in order. `part` picks which: for
 * figures that are no rates both are the members.
 */
export function membersSql(
  indicator: Indicator,
  scope: AnswerScope,
  part: 'numerator' | 'denominator',
): string {
  // What the words of a question change about an indicator they change about its members.
  const own = indicator.asked?.(scope) ?? indicator;
  const { member, numerator } = rowAmounts(own, scope.judged === true);
  const where = [
    inPeriod(own, scope),
    ...filterConditions(own, scope),
    member,
    measuredIn(own, scope.basis),
    ...(part === 'numerator' && own.kind === 'rate' ? [`(${numerator})`] : []),
  ].join(' and ');
  return `select subject from ${sourceOf(own, scope, `subject ${where}`)} where ${where} order by subject`;
}
