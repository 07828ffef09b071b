import type { AnswerScope } from '../answer-scope.ts';
import type { Ask, Indicator } from '../definition.ts';

/** The SELECT of the share that the members of one indicator are among those of another, each counted by itself. */
export function shareSql(part: Indicator, whole: Indicator, scope: AnswerScope, ask: Ask): string {
  const groups = (scope.by ?? []).map((_, index) => `g${index}`);
  const counted = (indicator: Indicator, columns: string): string =>
    `select ${[...groups, columns].join(', ')} from (\n${ask(indicator, scope)}\n)`;
  const ordered = groups.length === 0 ? '' : `\ngroup by ${groups.join(', ')} order by ${groups.join(', ')}`;
  return `select ${[...groups, 'sum(members) as numerator, sum(all) as denominator, sum(all) as sample, 0 as immature, 0 as excluded'].join(', ')} from (
${counted(part, 'toInt64(sample) as members, toInt64(0) as all')}
union all
${counted(whole, 'toInt64(0) as members, toInt64(sample) as all')}
)${ordered}`;
}
