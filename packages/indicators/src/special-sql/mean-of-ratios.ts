import type { AnswerScope } from '../answer-scope.ts';
import type { Indicator } from '../definition.ts';
import { questionParts } from './question-parts.ts';

// 256-bit integers of 10^-30: what a division cuts off can not reach the twelfth digit of a mean.
const scale = "toInt256('1000000000000000000000000000000')";

/**
 * The SELECT of the mean over members of numerator / denominator (integers, denominator > 0). Members are first
 * summed by their denominator, so that the sum is one of integers and knows no order; only the last division is one
 * of floating point.
 */
export function meanOfRatiosSql(indicator: Indicator, scope: AnswerScope): string {
  const { source, where, member, measured, groups, names, groupedWith, ordered } = questionParts(
    indicator,
    scope,
  );
  const counted = `${member} and ${measured}`;
  return `select ${names}0 as numerator, sum(members) as denominator, sum(members) as sample, 0 as immature,
  sum(others) as excluded,
  toFloat64(sum(intDiv(toInt256(part) * ${scale}, toInt256(whole)))) / (greatest(toFloat64(sample), 1.) * 1e30) as value
from (
  select ${groups}toInt64(greatest(${indicator.denominator ?? '1'}, 1)) as whole,
    sumIf(toInt64(${indicator.numerator ?? '1'}), ${counted}) as part,
    countIf(${counted}) as members, countIf(${member} and not (${measured})) as others
  from ${source} where ${where} ${groupedWith('whole')}
) ${ordered}`;
}
