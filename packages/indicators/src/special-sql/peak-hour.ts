import type { AnswerScope } from '../answer-scope.ts';
import type { Indicator } from '../definition.ts';
import { questionParts } from './question-parts.ts';

/** The SELECT of the most members that one hall had within one hour of one local date. */
export function peakHourSql(indicator: Indicator, scope: AnswerScope): string {
  const { source, where, member, groups, names, groupedWith, ordered } = questionParts(indicator, scope);
  return `select ${names}0 as numerator, 0 as denominator, sum(visitors) as sample, 0 as immature, 0 as excluded,
  max(visitors) as value
from (
  select ${groups}hall, issued_date, issued_hour, count() as visitors from ${source}
  where ${where} and ${member} ${groupedWith('hall', 'issued_date', 'issued_hour')}
) ${ordered}`;
}
