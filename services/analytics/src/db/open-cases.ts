import { endOfTime, type FactRow } from '../core/facts/fact-values.ts';
import type { Warehouse } from './clickhouse.ts';
import { portionsOf } from './subject-store.ts';

const manyGone = 50_000;

/** Keeps the rows of cases that have not ended; of those that have since it is said that they are gone. */
export async function keepOpenCases(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
  rows: readonly FactRow[],
): Promise<void> {
  const current = rows.filter((row) => row['as_of'] === endOfTime);
  const open = current.filter((row) => row['is_ended'] === 0);
  const ended = current.filter((row) => row['is_ended'] === 1);
  const [first] = open;
  const table = `${database}.open_case_facts_v1`;
  if (first !== undefined) {
    const [column = '', ...columns] = Object.keys(first);
    await client.insert({
      table,
      columns: [column, ...columns],
      values: open.map((row) => Object.values(row)),
      format: 'JSONCompactEachRow',
    });
  }
  for (const subjects of portionsOf(ended.map((row) => String(row['subject'])))) {
    const portion = new Set(subjects);
    const some = ended.filter((row) => portion.has(String(row['subject'])));
    const answer = await client.query({
      query: `select dataset, subject from ${table} where dataset in {datasets:Array(String)} and as_of = '${endOfTime}'
        and subject in {subjects:Array(String)} group by dataset, subject having argMax(is_gone, version) = 0`,
      query_params: {
        datasets: [...new Set(some.map((row) => row['dataset']))],
        subjects,
      },
      format: 'JSONCompactEachRow',
    });
    const known = new Set((await answer.json<[string, string]>()).map((key) => key.join('\u0000')));
    const gone = some.filter((row) => known.has(`${String(row['dataset'])}\u0000${String(row['subject'])}`));
    if (gone.length > 0)
      await client.insert({
        table,
        columns: ['dataset', 'as_of', 'subject', 'version', 'is_ended', 'is_gone'],
        values: gone.map((row) => [row['dataset'], endOfTime, row['subject'], row['version'], 1, 1]),
        format: 'JSONCompactEachRow',
      });
  }
}

/** Forgets the cases that are gone once there are many. */
export async function sweepGoneCases({
  client,
  database,
}: Pick<Warehouse, 'client' | 'database'>): Promise<void> {
  const table = `${database}.open_case_facts_v1`;
  const answer = await client.query({
    query: `select toUInt32(countIf(is_gone)) as gone from ${table}`,
    format: 'JSONEachRow',
  });
  if (((await answer.json<{ gone: number }>())[0]?.gone ?? 0) < manyGone) return;
  await client.command({ query: `optimize table ${table} final` });
  // A case whose older row has not been merged away keeps what says that it is gone.
  await client.command({
    query: `delete from ${table} where is_gone and (dataset, subject) not in (select dataset, subject from ${table} where not is_gone)`,
  });
}
