import { keepsEach } from './nearest-rank.ts';
import {
  basesOf,
  families,
  measuresOf,
  rolledIndicators,
  spreadsOf,
  spreadTable,
  type Family,
} from './rollup-families.ts';

const types: Readonly<Record<string, string>> = { issued_hour: 'UInt8', node_date: 'Date32' };
const typeOf = (column: string): string => types[column] ?? 'LowCardinality(String)';
const added = (column: string): string => `add column if not exists ${column}`;

/**
 * The statements that make the tables of all families, each safe to repeat; a new indicator is a new column. {db} and
 * {engine} stand for the database and the prefix of the engines.
 */
export function rollupTables(): string[] {
  return families.flatMap((family) => {
    if (rolledIndicators(family).length === 0) return [];
    return spreadsOf(family).length === 0
      ? figureTable(family)
      : [...figureTable(family), ...valueTable(family)];
  });
}

const keysOf = ({ columns }: Family): string[] => columns.map((column) => `${column} ${typeOf(column)}`);

function figureTable(family: Family): string[] {
  const measures = measuresOf(family).map(({ name }) => name);
  const table = `{db}.figures_${family.name}_v1`;
  const columns = [...keysOf(family), ...measures.map((measure) => `${measure} Int64`)];
  return [
    `create table if not exists ${table} (${head}, ${columns.join(', ')})
      engine = {engine}MergeTree order by (dataset, day, chunk, ${family.columns.join(', ')})
      settings ${settings}`,
    `alter table ${table} ${[...columns.map(added), ...cuts(family, family.cuts, [], inCuts(measures))].join(', ')}`,
  ];
}

function valueTable(family: Family): string[] {
  const table = `{db}.${spreadTable(family)}`;
  const isEach = rolledIndicators(family).some(keepsEach);
  const keys = keysOf(family);
  const columns = [...keys, 'value Int64', ...(isEach ? [] : ['count UInt64'])].join(', ');
  return [
    `create table if not exists ${table} (measure LowCardinality(String), ${head}, ${columns})
      engine = {engine}MergeTree order by (dataset, measure, day, chunk, ${family.columns.join(', ')}, value)
      settings ${settings}`,
    `alter table ${table} ${[...keys.map(added), ...cuts(family, isEach ? [] : spreadCuts(family), ['measure', 'value'], ['count'])].join(', ')}`,
  ];
}

const head = 'dataset LowCardinality(String), day Date32, chunk UInt64';
const settings = "non_replicated_deduplication_window = 0, lightweight_mutation_projection_mode = 'rebuild'";

/**
 * The statements to run before those: days that were summed before a column was there are answered from their rows until
 * they are summed again.
 */
export const touchSummedWithout = (): string[] =>
  families.map((family) => {
    const ofFigures = [...family.columns, ...measuresOf(family).map(({ name }) => name)];
    const ofValues = spreadsOf(family).length === 0 ? [] : family.columns;
    return `insert into {db}.day_marks_v1 (dataset, family, day)
      select distinct dataset, family, day from {db}.day_marks_v1 where chunk > 0 and family = '${family.name}' and (
        select count() from system.columns where database = '{db}'
          and (table = 'figures_${family.name}_v1' and name in (${quoted(ofFigures)}) or table = '${spreadTable(family)}' and name in (${quoted(ofValues)}))
      ) < ${ofFigures.length + ofValues.length}`;
  });

const quoted = (names: readonly string[]): string =>
  names.length === 0 ? "''" : names.map((name) => `'${name}'`).join(', ');

// Verdicts as they were at the decision are asked for seldom, and each measure of a projection costs every plan.
const inCuts = (measures: readonly string[]): string[] =>
  measures.filter((name) => !name.endsWith('_judged'));

// A projection answers what asks for its columns alone: its name says how many they are, so that more of them make another.
const cuts = (
  family: Family,
  columnsOf: readonly (readonly string[])[],
  ownKeys: readonly string[],
  measures: readonly string[],
): string[] => [
  ...columnsOf.map((cut) => {
    const keys = ['dataset', 'day', 'chunk', ...basesOf(family), ...ownKeys, ...cut].join(', ');
    const sums = measures.map((measure) => `sum(${measure})`).join(', ');
    return `add projection if not exists by_${cut.join('_')}_${measures.length} (select ${keys}, ${sums} group by ${keys})`;
  }),
  "modify setting lightweight_mutation_projection_mode = 'rebuild'",
];

// By day, region, organisation and value hardly two rows are one.
const spreadCuts = ({ cuts }: Family): readonly (readonly string[])[] =>
  cuts.filter((cut) => cut.length === 1 || !cut.includes('region'));

/** The parameters of a statement that rolls days up. */
const endOfTime = "'2299-12-31 23:59:59.999'";
// The sums of day d of run r stand under a chunk of their own: which chunk of a day counts is said by day_marks_v1.
const chunk = '{run:UInt64} * 100000 + toUInt64(toInt32(day) + 40000)';

/**
 * The statements that sum up days of a family: only rows that are settled, so that nothing in the sums depends on the
 * instant somebody asks at. Parameters: dataset, run, days (Array(Date32)).
 */
export function rollupStatements(family: Family): string[] {
  if (rolledIndicators(family).length === 0) return [];
  const from =
    family.rows === 'bursts'
      ? ', since = arrayMin({days:Array(Date32)}), until = arrayMax({days:Array(Date32)})'
      : '';
  const source = `{db}.${family.rows}_v1(dataset = {dataset:String}, as_of = ${endOfTime}${from})`;
  // What happened on a day was told on it or later.
  const since = family.isTold ? ' and last_time >= arrayMin({days:Array(Date32)}) - 1' : '';
  const rows = `${source} where ${family.settled}${since} and ${family.date} in {days:Array(Date32)}`;
  const columns = family.columns.join(', ');
  const measures = measuresOf(family);
  const isEach = rolledIndicators(family).some(keepsEach);
  return [
    `insert into {db}.figures_${family.name}_v1 (dataset, day, chunk, ${columns}, ${measures.map(({ name }) => name).join(', ')})
    select {dataset:String}, assumeNotNull(${family.date}) as day, ${chunk}, ${columns}, ${measures.map(({ sql }) => sql).join(', ')}
    from ${rows} group by day, ${columns}`,
    ...spreadsOf(family).map(({ name, value, member }) => {
      const among = `from ${rows} and ${member}`;
      const said = `'${name}', {dataset:String}, assumeNotNull(${family.date}) as day, ${chunk}, ${columns}, toInt64(${value}) as amount`;
      return isEach
        ? `insert into {db}.${spreadTable(family)} (measure, dataset, day, chunk, ${columns}, value) select ${said} ${among}`
        : `insert into {db}.${spreadTable(family)} (measure, dataset, day, chunk, ${columns}, value, count)
    select ${said}, count() ${among} group by day, ${columns}, amount`;
    }),
  ];
}
