import type { AnswerScope } from '@haoban/indicators/answer-scope';
import { answerSql } from '@haoban/indicators/answer-sql';
import { unitScale } from '@haoban/indicators/answer';
import type { Indicator } from '@haoban/indicators/definition';
import { keepsEach, nearestRanks } from '@haoban/indicators/nearest-rank';
import { rolledSql, rollsUp } from '@haoban/indicators/rolled-sql';
import { rowsSql } from '@haoban/indicators/rows-sql';
import { summedSideBySide } from './summed-side-by-side.ts';

/** Indicators that one SELECT answers together. */
export type Asked = readonly [Indicator, ...Indicator[]];

/** An indicator as the words of a question make it, unless sums by day say it as it stands. */
const asAsked = (indicator: Indicator, scope: AnswerScope): Indicator =>
  rollsUp(indicator, scope) ? indicator : (indicator.asked?.(scope) ?? indicator);

const together = (indicator: Indicator, scope: AnswerScope): string => {
  const { id, rows, at, kind, member, numerator, asked, special } = indicator;
  if (rows === 'pipeline' || (special !== undefined && asked === undefined)) return id;
  if (kind === 'percentile') return [rows, at, member, numerator].join(' ');
  // Conditions on whole tables, as of the busiest items, are worked out for one figure alone.
  const said = asAsked(indicator, scope);
  if (said.member.includes('select')) return id;
  const among = rollsUp(indicator, scope) ? 'sums' : said.noted === true ? 'noted' : 'rows';
  return [said.rows, at, among].join(' ');
};

/** Indicators in groups that one SELECT answers, the first of each in the order given. */
export function askedTogether(
  indicators: readonly Indicator[],
  scopeOf: (one: Indicator) => AnswerScope,
): Asked[] {
  const groups = Map.groupBy(indicators, (indicator) => together(indicator, scopeOf(indicator)));
  return [...groups.values()].flatMap(([first, ...others]): Asked[] =>
    first === undefined ? [] : [[first, ...others]],
  );
}

/** SQL of the published value of a percentile, sum or ratio out of an answer's integers, divided once, last. */
function valueOf({ id, kind, unit }: Indicator, column: (name: string) => string): string {
  const yuan = unit === 'cents' ? ' / 100' : '';
  switch (kind) {
    case 'count':
      return `${column('sample')} as ${id}`;
    case 'sum':
      return `${column('numerator')}${yuan} as ${id}`;
    case 'max':
      return `${column('value')} as ${id}`;
    case 'percentile':
    case 'meanOfRatios':
      return `if(${column('sample')} = 0, null, ${column('value')} / ${unitScale({ unit })}) as ${id}`;
    case 'rate':
    case 'compression':
    case 'mean':
      return `${column('numerator')} / nullIf(${column('denominator')}, 0) as ${id}, ${column('numerator')} as ${id}_n, ${column('denominator')} as ${id}_d`;
    default:
      return kind;
  }
}

/**
 * The SELECT of several indicators that are asked together: the dimensions as g0, g1 …, a column an indicator named by
 * its id, and beside a quotient its parts as `<id>_n` and `<id>_d`. One scope serves all: they count over the same rows.
 */
export function sideBySideSql(asked: Asked, scope: AnswerScope): string {
  const [first] = asked;
  const groups = (scope.by ?? []).map((_, index) => `g${index}`);
  if (first.kind === 'percentile') return percentilesSql(asked, scope, groups);
  const isAlone = asked.length === 1 && (first.special !== undefined || first.rows === 'pipeline');
  const { sql, nameOf } = isAlone
    ? { sql: answerSql(first, scope), nameOf: undefined }
    : summedSideBySide(
        asked.map((one) => asAsked(one, scope)),
        scope,
      );
  const columns = asked.map((indicator, index) =>
    valueOf(indicator, (name) => nameOf?.(`${name}_${index}`) ?? name),
  );
  return `select ${[...groups, ...columns].join(', ')} from (\n${sql}\n)`;
}

/** Several hundredths of one distribution, by nearest rank: the distribution is read once. */
function percentilesSql(asked: Asked, scope: AnswerScope, groups: readonly string[]): string {
  const [first] = asked;
  const parts = rollsUp(first, scope) ? rolledSql(first, scope) : [rowsSql(first, scope)];
  const columns = asked.map(
    ({ id, unit }, index) => `if(members = 0, null, ranked[${index + 1}] / ${unitScale({ unit })}) as ${id}`,
  );
  const percents = asked.map(({ percent }) => percent ?? 50);
  const byGroup = groups.length === 0 ? '' : ` group by ${groups.join(', ')} having members > 0`;
  return `select ${[...groups, ...columns].join(', ')} from (
  select ${[...groups, 'sum(sample) as members', `${nearestRanks(percents, 'sample', keepsEach(first))} as ranked`].join(', ')}
  from (\n${parts.join('\nunion all\n')}\n)${byGroup}
)`;
}
