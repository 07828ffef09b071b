import { families, sumTables } from '@haoban/indicators/rollup-families';
import { asides } from '../core/facts/rows-aside.ts';
import { factTables, kinds } from '../core/facts/subject-kinds.ts';
import { applyDdl } from './apply-ddl.ts';
import type { Warehouse } from './clickhouse.ts';
import { clusterDdl } from './cluster-ddl.ts';
import { settleSeconds } from './roll-up.ts';

// What reading a finished row needs besides the row: small, and copied.
const lookedUp = [
  'zone_offsets_v1',
  'reference_events_v1',
  'calendars_v1',
  'calendar_days_v1',
  'office_hours_v1',
] as const;

const names = async (
  { client }: Pick<Warehouse, 'client'>,
  query: string,
  params: Record<string, string>,
) => {
  const answer = await client.query({ query, query_params: params, format: 'JSONCompactEachRow' });
  return (await answer.json<[string]>()).map(([name]) => name);
};

/** Drops what a rebuild that was killed has left. */
export async function dropLeftovers({ client, database }: Warehouse, engine: string): Promise<void> {
  const left = await names(
    { client },
    'select name from system.databases where startsWith(name, {prefix:String}) order by name',
    { prefix: `${database}_rebuild_` },
  );
  for (const name of left)
    await client.command({ query: clusterDdl(`drop database if exists ${name} sync`, engine) });
}

/** A database of the same tables and views beside the warehouse's, without rows but for what rows are read with. */
export async function createTwin(warehouse: Warehouse, name: string, engine: string): Promise<void> {
  const { client, database } = warehouse;
  await client.command({ query: clusterDdl(`create database ${name}`, engine) });
  await applyDdl({ ...warehouse, database: name }, engine);
  for (const table of lookedUp)
    await client.command({ query: `insert into ${name}.${table} select * from ${database}.${table}` });
}

/**
 * Puts the rebuilt tables in the place of the old ones, one after the other, each at once. Raw events are what the facts
 * were made from; views, materialised views and dictionaries name their tables and find the new ones. Days are answered
 * from the rows while the sums change places: first every day is touched, and it is summed again only by the table that
 * comes last, so that sums never meet the list of another database; statements that are under way do not meet it either, for
 * the sums count from a little later on. Whoever is killed in between leaves right answers.
 */
export async function swapIn({ client, database }: Warehouse, twin: string, engine: string): Promise<void> {
  const summed = [database, twin]
    .map((each) => `select dataset, family, day, mark from ${each}.day_marks_v1 where chunk > 0`)
    .join(' union all ');
  await client.command({
    query: `insert into ${database}.day_marks_v1 (dataset, family, day, mark)
      select distinct dataset, family, day, greatest(now64(3, 'UTC'), (select max(mark) from (${summed})) + toIntervalMillisecond(1)) from (${summed})`,
  });
  await client.command({
    query: `insert into ${twin}.day_marks_v1 (dataset, family, day, chunk, mark, counts_from)
      select dataset, family, day, chunk, mark, now64(3, 'UTC') + toIntervalSecond({settle:UInt32}) from ${twin}.day_marks_v1 final where chunk > 0`,
    query_params: { settle: settleSeconds },
  });
  const facts = [...kinds.map((kind) => factTables[kind].table), ...asides.map(({ table }) => table)];
  const sums = families.flatMap(sumTables);
  for (const table of [...facts, ...sums, 'day_marks_v1'])
    await client.command({
      query: clusterDdl(`exchange tables ${database}.${table} and ${twin}.${table}`, engine),
    });
}
