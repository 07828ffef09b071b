import type { AnswerScope } from '../answer-scope.ts';
import type { Indicator } from '../definition.ts';
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
