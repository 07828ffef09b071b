import type { AnswerScope } from '../answer-scope.ts';
import type { Ask, Indicator } from '../definition.ts';
import { questionParts } from './question-parts.ts';

/**
 * The condition that a row's item is one of those with most members in the whole question, whatever it is grouped by;
 * ties go by the order of codes.
 */
export function isBusiestItem(indicator: Indicator, scope: AnswerScope, count: number): string {
  const { source, where, member } = questionParts(indicator, { ...scope, by: [] });
  return `item in (
    select item from ${source} where ${where} and ${member} group by item order by count() desc, item limit ${count})`;
}

const sums = ['numerator', 'denominator', 'sample', 'immature', 'excluded'];

/** The SELECT that answers an indicator over those items alone, out of its answer by item. */
export function busiestItemsSql(indicator: Indicator, scope: AnswerScope, count: number, ask: Ask): string {
  const by = scope.by ?? [];
  const groups = by.map((_, index) => `g${index}`);
  const item = `g${by.length}`;
  const ordered = groups.length === 0 ? '' : ` group by ${groups.join(', ')} order by ${groups.join(', ')}`;
  return `select ${[...groups, ...sums.map((name) => `sum(part_${name}) as ${name}`)].join(', ')} from (
select *, dense_rank() over (order by members desc, ${item}) as place from (
select ${[...groups, item, ...sums.map((name) => `${name} as part_${name}`)].join(', ')}, sum(sample) over (partition by ${item}) as members from (
${ask(indicator, { ...scope, by: [...by, 'item'] })}
))) where place <= ${count} and members > 0${ordered}`;
}
