import { families, measuresOf, rolledIndicators, spreadsOf, type Family } from './rollup-families.ts';

const typeOf = (column: string): string => (column === 'issued_hour' ? 'UInt8' : 'LowCardinality(String)');
const named = (columns: readonly string[]): string =>
  columns.map((column) => `${column} ${typeOf(column)}`).join(', ');

/**
 * The statements that make the tables of all families, each safe to repeat; a new indicator is a new column. {db} and
 * {engine} stand for the database and the prefix of the engines.
 */
export function rollupTables(): string[] {
  return families.flatMap((family) => {
    if (rolledIndicators(family).length === 0) return [];
    const measures = measuresOf(family).map(({ name }) => `${name} Int64`);
    const head = 'dataset LowCardinality(String), day Date32, chunk UInt64';
    return [
      `create table if not exists {db}.figures_${family.name}_v1 (${head}, ${named(family.columns)}, ${measures.join(', ')})
        engine = {engine}MergeTree order by (dataset, day, chunk, ${family.columns.join(', ')})
        settings non_replicated_deduplication_window = 0`,
      `alter table {db}.figures_${family.name}_v1 ${measures.map((measure) => `add column if not exists ${measure}`).join(', ')}`,
      ...(spreadsOf(family).length === 0
        ? []
        : [
            `create table if not exists {db}.spreads_${family.name}_v1 (measure LowCardinality(String), ${head}, ${named(family.columns)}, value Int64, count UInt64)
        engine = {engine}MergeTree order by (dataset, measure, day, chunk, ${family.columns.join(', ')}, value)
        settings non_replicated_deduplication_window = 0`,
          ]),
    ];
  });
}

/** The parameters of a statement that rolls days up. */
const endOfTime = "'2299-12-31 23:59:59.999'";
// The sums of day d of run r stand under a chunk of their own: which chunk of a day counts is said by rolled_days_v1.
const chunk = '{run:UInt64} * 100000 + toUInt64(toInt32(day) + 40000)';

/**
 * The statements that sum up days of a family: only rows that have ended, so that nothing in the sums depends on the
 * instant somebody asks at. Parameters: dataset, run, days (Array(Date32)).
 */
export function rollupStatements(family: Family): string[] {
  if (rolledIndicators(family).length === 0) return [];
  const source = `{db}.${family.rows}_v1(dataset = {dataset:String}, as_of = ${endOfTime})`;
  // What happened on a day was told on it or later.
  const since = family.isTold ? ' and last_time >= arrayMin({days:Array(Date32)}) - 1' : '';
  const rows = `${source} where is_ended${since} and ${family.date} in {days:Array(Date32)}`;
  const columns = family.columns.join(', ');
  const measures = measuresOf(family);
  return [
    `insert into {db}.figures_${family.name}_v1 (dataset, day, chunk, ${columns}, ${measures.map(({ name }) => name).join(', ')})
    select {dataset:String}, assumeNotNull(${family.date}) as day, ${chunk}, ${columns}, ${measures.map(({ sql }) => sql).join(', ')}
    from ${rows} group by day, ${columns}`,
    ...spreadsOf(family).map(
      ({ name, value, member }) =>
        `insert into {db}.spreads_${family.name}_v1 (measure, dataset, day, chunk, ${columns}, value, count)
    select '${name}', {dataset:String}, assumeNotNull(${family.date}) as day, ${chunk}, ${columns}, toInt64(${value}) as amount, count()
    from ${rows} and ${member} group by day, ${columns}, amount`,
    ),
  ];
}
