import type { Indicator } from './definition.ts';

/** What one row of an indicator's view adds to its sums, as SQL. */
export type RowAmounts = {
  readonly member: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly immature: string;
  /** Members that are counted apart whatever the basis. */
  readonly apart: string | undefined;
};

// The verdict, the days and the due date that judged a case stay on it.
const judgedColumns =
  /\b(promised_on_time|statutory_on_time|elapsed_promised|elapsed_statutory|cohort_date)\b/g;

/** An expression of a row, judged by the verdict stored at the decision instead of today's calendar if asked for. */
export const asJudged = (expression: string, judged: boolean): string =>
  judged ? expression.replace(judgedColumns, 'judged_$1') : expression;

/** The amounts of one row of an indicator. */
export function rowAmounts(indicator: Indicator, judged: boolean): RowAmounts {
  const read = (expression: string | undefined, absent: string): string =>
    expression === undefined ? absent : asJudged(expression, judged);
  return {
    member: `(${read(indicator.member, '1')})`,
    numerator: indicator.kind === 'percentile' ? '0' : read(indicator.numerator, '1'),
    denominator: read(indicator.denominator, '1'),
    immature: read(indicator.immature, '0'),
    apart: indicator.apart,
  };
}

/** Whether a member is measured in the basis asked for; a term in another unit than the case's is excluded too. */
export function countedIn(indicator: Indicator, basis: string): string {
  switch (indicator.basis ?? 'any') {
    case 'promised':
      return `basis = ${basis}`;
    case 'statutory':
    case 'both':
      return `(basis = ${basis} and statutory_basis = ${basis})`;
    case 'stage':
      return `stage_basis = ${basis}`;
    case 'item':
      return `(promised_basis = ${basis} and statutory_basis = ${basis})`;
    case 'any':
      return '1';
    default:
      return '1';
  }
}

/** Whether a member is measured: in the basis asked for, and not one of those that are counted apart. */
export const measuredIn = (indicator: Indicator, basis: string): string => {
  const counted = countedIn(indicator, basis);
  return indicator.apart === undefined ? counted : `(${counted} and not (${indicator.apart}))`;
};
