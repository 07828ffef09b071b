import { endOfTime, type FactRow } from '../core/facts/fact-values.ts';
import { asides } from '../core/facts/rows-aside.ts';
import type { Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';
import { columnsOfRows, insertRows } from './insert-rows.ts';
import { portionsOf } from './subject-store.ts';

/** The tables in which the row of a subject is kept aside; undefined where that is to be looked up. */
export type WasAside = (subject: string) => readonly string[] | undefined;

const subjectOf = (row: FactRow): string => String(row['subject']);

/**
 * Keeps rows of a kind aside in the tables that hold such. Those that were kept there and are to be no more are stored once
 * more, as gone.
 */
export async function keepAside(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  kind: Kind,
  rows: readonly FactRow[],
  wasAside: WasAside,
): Promise<void> {
  const current = rows.filter((row) => row['as_of'] === endOfTime);
  const tables = asides.filter((aside) => aside.kind === kind);
  await Promise.all(
    tables.map(async ({ table, holds }) => {
      const others = current.filter((row) => !holds(row));
      const gone = new Set(await goneAmong(warehouse, table, others, wasAside));
      const kept = current.filter((row) => holds(row) || gone.has(row));
      const isGone = (row: FactRow): number => (gone.has(row) ? 1 : 0);
      await insertRows(warehouse, table, { ...columnsOfRows(kept), is_gone: isGone }, kept);
    }),
  );
}

/** Those of some rows that a table keeps until now. */
async function goneAmong(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  table: string,
  others: readonly FactRow[],
  wasAside: WasAside,
): Promise<FactRow[]> {
  const unknown = others.filter((row) => wasAside(subjectOf(row)) === undefined);
  const found = await keptAmong(warehouse, table, unknown);
  return others.filter(
    (row) => wasAside(subjectOf(row))?.includes(table) ?? found.has(keyOf(row['dataset'], subjectOf(row))),
  );
}

const keyOf = (dataset: unknown, subject: string): string => `${String(dataset)}\u0000${subject}`;

/** Those subjects of some rows that a table keeps aside. */
async function keptAmong(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
  table: string,
  rows: readonly FactRow[],
): Promise<Set<string>> {
  const found = new Set<string>();
  const datasets = [...new Set(rows.map((row) => row['dataset']))];
  for (const subjects of portionsOf(rows.map(subjectOf))) {
    const answer = await client.query({
      query: `select dataset, subject from ${database}.${table} where dataset in {datasets:Array(String)} and as_of = '${endOfTime}'
        and subject in {subjects:Array(String)} group by dataset, subject having argMax(is_gone, version) = 0`,
      query_params: { datasets, subjects },
      format: 'JSONCompactEachRow',
    });
    for (const [dataset, subject] of await answer.json<[string, string]>())
      found.add(keyOf(dataset, subject));
  }
  return found;
}

/** Forgets the rows that are gone from a table once they are so many. */
export async function sweepGone(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  many: number,
): Promise<void> {
  for (const { table } of asides) await sweepTable(warehouse, `${warehouse.database}.${table}`, many);
}

async function sweepTable({ client }: Pick<Warehouse, 'client'>, table: string, many: number): Promise<void> {
  const answer = await client.query({
    query: `select toUInt32(countIf(is_gone)) as gone from ${table}`,
    format: 'JSONEachRow',
  });
  if (((await answer.json<{ gone: number }>())[0]?.gone ?? 0) < many) return;
  await client.command({ query: `optimize table ${table} final` });
  // A subject whose older row has not been merged away keeps what says that it is gone.
  const found = await client.query({
    query: `select toString(dataset), subject from ${table} group by dataset, subject having min(is_gone) = 1`,
    format: 'JSONCompactEachRow',
  });
  const byDataset = Map.groupBy(await found.json<[string, string]>(), ([dataset]) => dataset);
  // Named one by one: each replica deletes by itself, and would ask for them at another moment.
  for (const [dataset, gone] of byDataset)
    for (const subjects of portionsOf(gone.map(([, subject]) => subject)))
      await client.command({
        query: `delete from ${table} where is_gone and dataset = {dataset:String} and subject in {subjects:Array(String)}`,
        query_params: { dataset, subjects },
      });
}
