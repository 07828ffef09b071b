import { readdirSync, readFileSync } from 'node:fs';
import { readableViews } from '@haoban/indicators/readable-views';
import { rollupTables, touchSummedWithout } from '@haoban/indicators/rollup-tables';
import type { Warehouse } from './clickhouse.ts';
import { clusterDdl } from './cluster-ddl.ts';
import { touchEveryDay } from './touched-days.ts';

const folder = new URL('../../clickhouse/', import.meta.url);

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The statements of a DDL file, comments in front of them dropped. */
export const statementsOf = (text: string): string[] =>
  text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.replace(/^(?:\s*--[^\n]*\n)+/, '').trim())
    .filter((statement) => statement !== '');

/**
 * Brings the warehouse's tables, views, functions and dictionaries up to date: numbered files, each statement safe to
 * repeat, the same for one node and for a cluster (`engine` is the prefix of the table engines), then the views and the
 * sums by day that the indicators ask for.
 */
export async function applyDdl(warehouse: Warehouse, engine: string): Promise<void> {
  const { client, database, credentials } = warehouse;
  const login =
    credentials.user === ''
      ? ''
      : `user ${quoted(credentials.user)} password ${quoted(credentials.password)} `;
  const run = async (statement: string, file: string): Promise<void> => {
    const query = clusterDdl(statement, engine)
      .replaceAll('{db}', database)
      .replaceAll('{engine}', engine)
      .replaceAll('{credentials}', `${login}db ${quoted(database)}`);
    await client.command({ query }).catch((error: unknown) => {
      throw new Error(`${file}: ${statement.slice(0, 60)} …`, { cause: error });
    });
  };
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  for (const file of files.toSorted())
    for (const statement of statementsOf(readFileSync(new URL(file, folder), 'utf8')))
      await run(statement, file);
  for (const statement of readableViews()) await run(statement, 'the readable views');
  for (const statement of [...touchSummedWithout(), ...rollupTables()])
    await run(statement, 'the sums by day');
  // Rows were there before anything was said of their days.
  const marks = await client.query({
    query: `select 1 from ${database}.day_marks_v1 limit 1`,
    format: 'JSONCompactEachRow',
  });
  if ((await marks.json()).length === 0) await touchEveryDay(warehouse);
}
