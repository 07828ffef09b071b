import { endOfTime, type FactRow } from '../core/facts/fact-values.ts';
import type { Warehouse } from './clickhouse.ts';
import { columnsOfRows, insertRows } from './insert-rows.ts';
import { portionsOf } from './subject-store.ts';

const table = 'open_case_facts_v1';
const manyGone = 50_000;

/** Whether a case is kept among the open ones; undefined where that is to be looked up. */
export type WasOpen = (subject: string) => boolean | undefined;

const subjectOf = (row: FactRow): string => String(row['subject']);

const goneColumns = {
  dataset: (row: FactRow) => row['dataset'],
  as_of: () => endOfTime,
  subject: subjectOf,
  version: (row: FactRow) => row['version'],
  is_ended: () => 1,
  is_gone: () => 1,
};

/** Keeps the rows of cases that have not ended; of those that have since it is said that they are gone. */
export async function keepOpenCases(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  rows: readonly FactRow[],
  wasOpen: WasOpen,
): Promise<void> {
  const current = rows.filter((row) => row['as_of'] === endOfTime);
  const open = current.filter((row) => row['is_ended'] === 0);
  const ended = current.filter((row) => row['is_ended'] === 1);
  await insertRows(warehouse, table, columnsOfRows(open), open);
  const unknown = ended.filter((row) => wasOpen(subjectOf(row)) === undefined);
  const found = await openAmong(warehouse, unknown);
  const gone = ended.filter(
    (row) => wasOpen(subjectOf(row)) ?? found.has(keyOf(row['dataset'], subjectOf(row))),
  );
  await insertRows(warehouse, table, goneColumns, gone);
}

const keyOf = (dataset: unknown, subject: string): string => `${String(dataset)}\u0000${subject}`;

/** Those of the cases of some rows that are kept among the open ones. */
async function openAmong(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
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

/** Forgets the cases that are gone once there are many. */
export async function sweepGoneCases({
  client,
  database,
}: Pick<Warehouse, 'client' | 'database'>): Promise<void> {
  const open = `${database}.${table}`;
  const answer = await client.query({
    query: `select toUInt32(countIf(is_gone)) as gone from ${open}`,
    format: 'JSONEachRow',
  });
  if (((await answer.json<{ gone: number }>())[0]?.gone ?? 0) < manyGone) return;
  await client.command({ query: `optimize table ${open} final` });
  // A case whose older row has not been merged away keeps what says that it is gone.
  const found = await client.query({
    query: `select toString(dataset), subject from ${open} group by dataset, subject having min(is_gone) = 1`,
    format: 'JSONCompactEachRow',
  });
  const byDataset = Map.groupBy(await found.json<[string, string]>(), ([dataset]) => dataset);
  // Named one by one: each replica deletes by itself, and would ask for them at another moment.
  for (const [dataset, gone] of byDataset)
    for (const subjects of portionsOf(gone.map(([, subject]) => subject)))
      await client.command({
        query: `delete from ${open} where is_gone and dataset = {dataset:String} and subject in {subjects:Array(String)}`,
        query_params: { dataset, subjects },
      });
}
