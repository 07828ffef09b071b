import { readdirSync, readFileSync } from 'node:fs';
import { createClient } from '@clickhouse/client';
import { testClickHouse } from '@haoban/local-stack/test-fixtures';
import { readableViews } from '../src/readable-views.ts';
import { rollupTables } from '../src/rollup-tables.ts';

const folder = new URL('../../../services/analytics/clickhouse/', import.meta.url);

const statementsOf = (text: string): string[] =>
  text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.replace(/^(?:\s*--[^\n]*\n)+/, '').trim())
    .filter((statement) => statement !== '');

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The tables and readable views of analytics in a ClickHouse database of its own, empty. */
export async function readableWarehouse() {
  const { url, database, drop } = await testClickHouse();
  const client = createClient({ url });
  const { username, password } = new URL(url);
  const login =
    username === ''
      ? ''
      : `user ${quoted(decodeURIComponent(username))} password ${quoted(decodeURIComponent(password))} `;
  const statements = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .flatMap((name) => statementsOf(readFileSync(new URL(name, folder), 'utf8')));
  for (const statement of [...statements, ...readableViews(), ...rollupTables()]) {
    const query = statement
      .replaceAll('{db}', database)
      .replaceAll('{engine}', '')
      .replaceAll('{credentials}', `${login}db ${quoted(database)}`);
    await client.command({ query });
  }
  return {
    /** Rows of a finished-row table, everything known; columns not given have their defaults. */
    insert: (table: string, rows: readonly Readonly<Record<string, unknown>>[]) =>
      client.insert({
        table,
        values: rows.map((row) => ({
          dataset: 'live',
          as_of: '2299-12-31 23:59:59.999',
          last_time: '2026-01-01 00:00:00.000',
          version: 1,
          ...row,
        })),
        format: 'JSONEachRow',
      }),
    /** Rows of any table as they are. */
    insertPlain: (table: string, values: readonly Readonly<Record<string, unknown>>[]) =>
      client.insert({
        table,
        values,
        format: 'JSONEachRow',
        clickhouse_settings: { date_time_input_format: 'best_effort' },
      }),
    /** Makes a dictionary read its table again. */
    reload: (name: string) => client.command({ query: `system reload dictionary ${database}.${name}` }),
    /** The rows a statement gives; integers as numbers. */
    ask: async (query: string): Promise<Record<string, string | number>[]> => {
      const answer = await client.query({
        query,
        format: 'JSONEachRow',
        clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
      });
      return answer.json<Record<string, string | number>>();
    },
    close: async () => {
      await client.close();
      await drop();
    },
  };
}
