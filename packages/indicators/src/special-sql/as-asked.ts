import type { AnswerScope } from '../answer-scope.ts';
import type { Indicator } from '../definition.ts';
import { rowsSql } from '../rows-sql.ts';

/** An indicator that the words of a question change: `change` says what is different about it then. */
export function asAsked(
  plain: Omit<Indicator, 'asked' | 'special'>,
  change: (scope: AnswerScope, plain: Indicator) => Partial<Indicator>,
): Indicator {
  const asked = (scope: AnswerScope): Indicator => ({ ...plain, ...change(scope, plain) });
  return { ...plain, asked, special: (scope) => inOrder(rowsSql(asked(scope), scope), scope) };
}

const inOrder = (select: string, { by = [] }: AnswerScope): string =>
  by.length === 0 ? select : `${select} order by ${by.map((_, index) => `g${index}`).join(', ')}`;
