import type { AnswerScope } from '../answer-scope.ts';
import type { Ask, Indicator } from '../definition.ts';

/** The SELECT of the most `visitors` that one hall had within one hour of one local date. */
export function peakHourSql(visitors: Indicator, scope: AnswerScope, ask: Ask): string {
  const by = scope.by ?? [];
  const groups = by.map((_, index) => `g${index}`);
  const ordered = groups.length === 0 ? '' : ` group by ${groups.join(', ')} order by ${groups.join(', ')}`;
  return `select ${[...groups, '0 as numerator, 0 as denominator, sum(visitors) as sample, 0 as immature, 0 as excluded, max(visitors) as value'].join(', ')}
from (
select ${[...groups, 'sample as visitors'].join(', ')} from (
${ask(visitors, { ...scope, by: [...by, 'hall', 'day', 'hour'] })}
))${ordered}`;
}
