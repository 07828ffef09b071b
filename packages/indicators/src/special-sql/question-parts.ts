import type { AnswerScope } from '../answer-scope.ts';
import type { Indicator } from '../definition.ts';
import { dimensionExpression } from '../dimensions.ts';
import { asJudged, countedIn, rowAmounts } from '../row-amounts.ts';
import { filterConditions, inPeriod, sourceOf } from '../rows-sql.ts';

/** The parts of a question's SELECT that every indicator has, as SQL. */
export type QuestionParts = {
  /** The rows, of the columns that the question names, and the item. */
  readonly source: string;
  /** Period and filters. */
  readonly where: string;
  /** Who is a member, whatever the basis. */
  readonly member: string;
  /** Who is measured in the basis asked for; other members are excluded. */
  readonly measured: string;
  /** `expression as g0, ` of each dimension, and the names alone. */
  readonly groups: string;
  readonly names: string;
  /** GROUP BY of an inner SELECT that also keeps other columns apart. */
  readonly groupedWith: (...columns: readonly string[]) => string;
  /** GROUP BY and ORDER BY of the outer SELECT. */
  readonly ordered: string;
};

/** Takes a question apart for a SELECT of another shape. */
export function questionParts(indicator: Indicator, scope: AnswerScope): QuestionParts {
  const judged = scope.judged === true;
  const by = scope.by ?? [];
  const expressions = by.map((name) =>
    asJudged(dimensionExpression(indicator.rows, indicator.at, name), judged),
  );
  const names = by.map((_, index) => `g${index}`);
  const where = [inPeriod(indicator, scope), ...filterConditions(indicator, scope)].join(' and ');
  const { member } = rowAmounts(indicator, judged);
  const measured = countedIn(indicator, scope.basis);
  const { numerator = '', denominator = '' } = indicator;
  const needed = ['item', where, member, measured, ...expressions, numerator, denominator].join(' ');
  return {
    source: sourceOf(indicator, scope, needed),
    where,
    member,
    measured,
    groups: expressions.map((expression, index) => `${expression} as g${index}, `).join(''),
    names: names.map((name) => `${name}, `).join(''),
    groupedWith: (...columns) => `group by ${[...names, ...columns].join(', ')}`,
    ordered: names.length === 0 ? '' : `group by ${names.join(', ')} order by ${names.join(', ')}`,
  };
}
