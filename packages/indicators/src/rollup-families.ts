import { indicators, ingredients } from './catalogue.ts';
import type { At, Indicator, Rows } from './definition.ts';
import { dateExpression } from './dimensions.ts';
import { keepsEach } from './nearest-rank.ts';
import { rowAmounts } from './row-amounts.ts';

/** Figures that are kept summed by day: those of one kind of rows, by one date. */
export type Family = {
  readonly name: string;
  readonly rows: Rows;
  /** The column of the view that says the day. */
  readonly date: string;
  /** The column that puts a row into a period, where it is not the day. */
  readonly period?: string;
  readonly ats: readonly At[];
  /** Of which rows nothing depends on the instant asked about: only those are summed. */
  readonly settled: string;
  /** The day is that of an event, so the last word on a row was said on it or later; rows may see to that themselves. */
  readonly isTold: boolean;
  /** The day is that of an entry of a list: a finished row stands on several. */
  readonly isListed: boolean;
  /** Columns of the view that stay apart in the sums: what dashboards filter and group by. */
  readonly columns: readonly string[];
  /** Few of these columns at a time: the sums are kept once more by them alone, which most questions need no more than. */
  readonly cuts: readonly (readonly string[])[];
};

const caseColumns = ['region', 'org', 'item', 'channel', 'basis', 'statutory_basis'];

const caseFamily = (
  name: string,
  ats: readonly At[],
  itemColumns: readonly string[] = [],
  settled = 'is_ended',
): Family => ({
  name,
  settled,
  isTold: false,
  isListed: false,
  rows: 'cases',
  date: dateExpression(ats[0] ?? 'closed') ?? '',
  ats,
  columns: [...caseColumns, ...itemColumns],
  cuts: [['region'], ['org'], ['region', 'org'], ['item', ...itemColumns], ['channel']],
});

/** Only what has many rows is rolled up; the rest is answered from the rows themselves. */
export const families: readonly Family[] = [
  caseFamily('cases_filed', ['filed']),
  caseFamily('cases_accepted', ['accepted']),
  caseFamily('cases_closed', ['closed', 'closedAndAsOf'], ['family', 'project_class']),
  caseFamily('cases_due', ['due']),
  caseFamily('cases_delivered', ['deliveryDue'], [], 'is_ended and is_delivered'),
  {
    name: 'nodes',
    settled: 'is_ended',
    isTold: true,
    isListed: true,
    rows: 'nodes',
    date: 'node_date',
    ats: ['node'],
    columns: ['region', 'org', 'item', 'channel', 'node'],
    cuts: [['region'], ['org'], ['region', 'org'], ['item'], ['channel', 'node']],
  },
  {
    name: 'bursts',
    settled: '1',
    isTold: false,
    isListed: true,
    rows: 'bursts',
    date: 'rated_date',
    period: 'node_date',
    ats: ['node'],
    columns: ['region', 'org', 'item', 'channel', 'node', 'node_date'],
    cuts: [],
  },
  {
    name: 'stages',
    settled: 'is_ended',
    isTold: true,
    isListed: true,
    rows: 'stages',
    date: 'completed_date',
    ats: ['stage'],
    columns: ['region', 'org', 'item', 'channel', 'stage', 'stage_basis'],
    cuts: [['region'], ['org'], ['region', 'org'], ['item', 'stage'], ['channel']],
  },
  {
    name: 'deliveries',
    settled: 'is_ended',
    isTold: true,
    isListed: true,
    rows: 'deliveries',
    date: 'completed_date',
    ats: ['completion'],
    columns: ['region', 'org', 'item', 'channel', 'method'],
    cuts: [['region'], ['org'], ['region', 'org'], ['item'], ['channel', 'method']],
  },
  {
    name: 'suspensions',
    settled: 'is_ended',
    isTold: true,
    isListed: true,
    rows: 'suspensions',
    date: 'started_date',
    ats: ['suspended'],
    columns: ['region', 'org', 'item', 'channel', 'reason'],
    cuts: [],
  },
  {
    name: 'delays',
    settled: 'is_ended',
    isTold: true,
    isListed: false,
    rows: 'delays',
    date: 'ended_date',
    ats: ['closed'],
    columns: ['region', 'org', 'item', 'channel', 'cause_kind', 'cause'],
    cuts: [],
  },
  {
    name: 'tickets',
    settled: '1',
    isTold: false,
    isListed: false,
    rows: 'tickets',
    date: 'issued_date',
    ats: ['issued'],
    columns: ['region', 'hall', 'queue', 'issued_hour'],
    cuts: [
      ['region', 'hall'],
      ['queue', 'issued_hour'],
    ],
  },
];

/** The columns of a family that say in which basis its amounts are. */
export const basesOf = ({ columns }: Family): string[] =>
  columns.filter((column) => column.endsWith('basis'));

/** The indicators whose sums a family keeps. */
export const rolledIndicators = ({ rows, ats }: Family): Indicator[] =>
  [...indicators, ...ingredients].filter((one) => one.rows === rows && ats.includes(one.at) && one.rolled);

/** The family that keeps the sums of an indicator, or undefined. */
export const familyOf = (indicator: Indicator): Family | undefined =>
  indicator.rolled
    ? families.find(({ rows, ats }) => rows === indicator.rows && ats.includes(indicator.at))
    : undefined;

/** Which part of an indicator's sums a column holds. */
export type Part = 'n' | 'd' | 's' | 'i' | 'x';

/** A column of sums: its name, and the aggregate over the rows of a day that fills it. */
export type Measure = { readonly name: string; readonly sql: string };

function aggregates(indicator: Indicator, judged: boolean): Record<Part, string> {
  const { member, numerator, denominator, immature, apart } = rowAmounts(indicator, judged);
  const own = apart === undefined ? member : `${member} and not (${apart})`;
  return {
    n: numerator === '1' ? `countIf(${own})` : `sumIf(toInt64(${numerator}), ${own})`,
    d: denominator === '1' ? `countIf(${own})` : `sumIf(toInt64(${denominator}), ${own})`,
    s: `countIf(${own})`,
    i: immature === '0' ? '0' : `countIf(${immature})`,
    x: apart === undefined ? '0' : `countIf(${member} and (${apart}))`,
  };
}

/** The columns of a family's sums, each aggregate once: indicators that sum the same share a column. */
export function measuresOf(family: Family): Measure[] {
  const names = new Map<string, string>();
  for (const indicator of rolledIndicators(family))
    for (const judged of [false, true])
      for (const [part, sql] of Object.entries(aggregates(indicator, judged)))
        if (sql !== '0' && !names.has(sql))
          names.set(sql, `${indicator.id}_v${indicator.version}_${part}${judged ? '_judged' : ''}`);
  return [...names].map(([sql, name]) => ({ name, sql }));
}

const columnsByFamily = new Map<string, ReadonlyMap<string, string>>();

/** The column that holds a part of an indicator's sums, `0` where it is always nothing. */
export function measureOf(family: Family, indicator: Indicator, part: Part, judged: boolean): string {
  const known =
    columnsByFamily.get(family.name) ?? new Map(measuresOf(family).map(({ name, sql }) => [sql, name]));
  columnsByFamily.set(family.name, known);
  return known.get(aggregates(indicator, judged)[part]) ?? '0';
}

/** The table of a family's distributions: each value by itself, or how often it comes. */
export const spreadTable = (family: Family): string =>
  `${rolledIndicators(family).some(keepsEach) ? 'values' : 'spreads'}_${family.name}_v1`;

/** The tables that keep the sums of a family. */
export const sumTables = (family: Family): string[] => [
  ...(rolledIndicators(family).length === 0 ? [] : [`figures_${family.name}_v1`]),
  ...(spreadsOf(family).length === 0 ? [] : [spreadTable(family)]),
];

/** The value that percentiles of a family are taken of, each once: name and expression, with the members it is taken over. */
export type Spread = { readonly name: string; readonly value: string; readonly member: string };

const spreadOf = (indicator: Indicator, judged: boolean): Omit<Spread, 'name'> => ({
  value: judgedValue(indicator, judged),
  member: rowAmounts(indicator, judged).member,
});

const judgedValue = (indicator: Indicator, judged: boolean): string =>
  rowAmounts({ ...indicator, kind: 'mean' }, judged).numerator;

/** The values whose distribution a family keeps by day. */
export function spreadsOf(family: Family): Spread[] {
  const spreads = new Map<string, Spread>();
  for (const indicator of rolledIndicators(family).filter(({ kind }) => kind === 'percentile'))
    for (const judged of [false, true]) {
      const { value, member } = spreadOf(indicator, judged);
      const key = `${value} ${member}`;
      if (!spreads.has(key))
        spreads.set(key, { name: `${indicator.id}${judged ? '_judged' : ''}`, value, member });
    }
  return [...spreads.values()];
}

/** The name under which a percentile's values are kept. */
export function spreadName(family: Family, indicator: Indicator, judged: boolean): string {
  const { value, member } = spreadOf(indicator, judged);
  return spreadsOf(family).find((one) => one.value === value && one.member === member)?.name ?? '';
}
