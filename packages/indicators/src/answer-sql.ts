import type { Indicator } from './definition.ts';
import { dateExpression, dimensionExpression, filterCondition } from './dimensions.ts';
import { pipelineRows } from './pipeline-rows.ts';

/** SQL of the values a question is asked with: parameters of the API, variables of a panel. */
export type AnswerScope = {
  readonly dataset: string;
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
  readonly basis: string;
  /** Filter name to the SQL of its value. */
  readonly filters?: Readonly<Record<string, string>>;
  readonly by?: readonly string[];
  /** No events straddle asOf: the cheaper views over finished rows say the same. */
  readonly settled?: boolean;
  /** Judge by the verdict stored at the decision instead of today's calendar. */
  readonly judged?: boolean;
};

const source = (indicator: Indicator, scope: AnswerScope): string => {
  const { dataset, asOf } = scope;
  const at = scope.settled === true ? '' : '_at';
  if (indicator.rows === 'cases') return `cases${at}_v1(dataset = ${dataset}, as_of = ${asOf})`;
  if (indicator.rows === 'nodes') return `nodes${at}_v1(dataset = ${dataset}, as_of = ${asOf})`;
  if (indicator.rows !== 'pipeline') return `${indicator.rows}_v1(dataset = ${dataset}, as_of = ${asOf})`;
  return `(${pipelineRows(indicator.id, dataset, asOf)})`;
};

// The verdict, the days and the due date that judged a case stay on it; cases without one keep today's. A stored due date
// is a date, of terms in hours an instant, whose date today's calendar says.
const judgedExpressions: readonly (readonly [RegExp, string])[] = [
  [
    /\bpromised_in_time\b/g,
    "if(is_closed and judged_promised != '', judged_promised = 'true', promised_in_time)",
  ],
  [
    /\bstatutory_in_time\b/g,
    "if(is_closed and judged_statutory != '', judged_statutory = 'true', statutory_in_time)",
  ],
  [
    /\belapsed_promised\b/g,
    "if(is_closed and judged_promised != '', if(basis = 'wh', judged_minutes, judged_promised_days), elapsed_promised)",
  ],
  [
    /\belapsed_statutory\b/g,
    "if(is_closed and judged_statutory != '' and statutory_basis != 'wh', judged_statutory_days, elapsed_statutory)",
  ],
  [
    /\bcohort_date\b/g,
    "if(is_closed and judged_promised != '', if(judged_promised_due = '', ended_date, ifNull(toDate32OrNull(judged_promised_due), cohort_date)), cohort_date)",
  ],
];

/** An expression of a row as the question wants it judged. */
const read = (expression: string, { judged }: AnswerScope): string =>
  judged === true
    ? judgedExpressions.reduce((text, [name, stored]) => text.replace(name, stored), expression)
    : expression;

/** Whether a row lies in the period by the date that counts for the indicator. */
const period = (indicator: Indicator, scope: AnswerScope): string => {
  const within = (date: string): string =>
    `(${read(date, scope)} >= ${scope.from} and ${read(date, scope)} < ${scope.to})`;
  if (indicator.at === 'closedAndAsOf') return `(is_open or ${within('ended_date')})`;
  const date = dateExpression(indicator.at);
  return date === undefined ? '1' : within(date);
};

/** Whether a row is measured in the basis asked for; a term in another unit than the case's is excluded too. */
const counted = (indicator: Indicator, basis: string): string => {
  switch (indicator.basis ?? 'any') {
    case 'any':
      return indicator.apart === undefined ? '1' : `not (${indicator.apart})`;
    case 'promised':
      return `basis = ${basis}`;
    case 'statutory':
    case 'both':
      return `(basis = ${basis} and statutory_basis = ${basis})`;
    default:
      return '1';
  }
};

/**
 * The SELECT that answers an indicator: one row a group with the group's dimensions as g0, g1 …, then integers:
 * numerator, denominator, sample (members), immature, excluded; percentiles give `value` by nearest rank.
 */
export function answerSql(indicator: Indicator, scope: AnswerScope): string {
  const by = scope.by ?? [];
  const basis = counted(indicator, scope.basis);
  const member = `(${read(indicator.member, scope)}) and ${basis}`;
  const numerator = read(indicator.numerator ?? '1', scope);
  const groups = by.map(
    (name, index) => `${read(dimensionExpression(indicator.rows, indicator.at, name), scope)} as g${index}`,
  );
  const conditions = [
    period(indicator, scope),
    ...Object.entries(scope.filters ?? {}).map(([name, value]) =>
      filterCondition(indicator.rows, name, value),
    ),
  ];
  const value =
    indicator.percent === undefined
      ? []
      : [
          `arraySort(groupArrayIf(toInt64(${numerator}), ${member})) as sorted`,
          `sorted[intDiv(${indicator.percent} * length(sorted) + 99, 100)] as value`,
        ];
  const columns = [
    ...groups,
    `sumIf(toInt64(${indicator.kind === 'percentile' ? '0' : numerator}), ${member}) as numerator`,
    `sumIf(toInt64(${read(indicator.denominator ?? '1', scope)}), ${member}) as denominator`,
    `countIf(${member}) as sample`,
    `countIf(${indicator.immature === undefined ? '0' : read(indicator.immature, scope)}) as immature`,
    `countIf((${read(indicator.member, scope)}) and not (${basis})) as excluded`,
    ...value,
  ];
  const keys = by.map((_, index) => `g${index}`).join(', ');
  return [
    `select ${columns.join(',\n  ')}`,
    `from ${source(indicator, scope)}`,
    `where ${conditions.join(' and ')}`,
    ...(by.length === 0 ? [] : [`group by ${keys} order by ${keys}`]),
  ].join('\n');
}

/**
 * The SELECT of the subjects behind a numerator or denominator, one a row, in order. `part` picks which: for
 * figures that are no rates both are the members.
 */
export function membersSql(
  indicator: Indicator,
  scope: AnswerScope,
  part: 'numerator' | 'denominator',
): string {
  const conditions = [
    period(indicator, scope),
    ...Object.entries(scope.filters ?? {}).map(([name, value]) =>
      filterCondition(indicator.rows, name, value),
    ),
    `(${read(indicator.member, scope)})`,
    counted(indicator, scope.basis),
    ...(part === 'numerator' && indicator.kind === 'rate'
      ? [`(${read(indicator.numerator ?? '1', scope)})`]
      : []),
  ];
  return `select subject from ${source(indicator, scope)} where ${conditions.join(' and ')} order by subject`;
}
