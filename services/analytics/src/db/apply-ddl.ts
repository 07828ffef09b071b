import { readdirSync, readFileSync } from 'node:fs';
import type { Warehouse } from './clickhouse.ts';

const folder = new URL('../../clickhouse/', import.meta.url);

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The statements of a DDL file, comments in front of them dropped. */
const statementsOf = (text: string): string[] =>
  text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.replace(/^(?:\s*--[^\n]*\n)+/, '').trim())
    .filter((statement) => statement !== '');

const asked = "dataset = {dataset:String}, as_of = {as_of:DateTime64(3, 'UTC')}";
const finished = (kind: string): string =>
  `(select * from {db}.${kind}_rows_v1 final where dataset = {dataset:String} and last_time < {as_of:DateTime64(3, 'UTC')})`;

/** A statement about `{at}` is two: over the rows at any instant, and over finished rows alone. */
const variantsOf = (statement: string): string[] =>
  statement.includes('{at}')
    ? [
        statement
          .replaceAll('{at}', '_at')
          .replaceAll(/\{(case|ticket)_rows\}/g, (_, kind: string) => `{db}.${kind}_rows_at_v1(${asked})`),
        statement
          .replaceAll('{at}', '')
          .replaceAll(/\{(case|ticket)_rows\}/g, (_, kind: string) => finished(kind)),
      ]
    : [statement];

/**
 * Brings the warehouse's tables, views, functions and dictionaries up to date: numbered files, each statement safe to
 * repeat, the same for one node and for a cluster (`engine` is the prefix of the table engines).
 */
export async function applyDdl(warehouse: Warehouse, engine: string): Promise<void> {
  const { client, database, credentials } = warehouse;
  const login =
    credentials.user === ''
      ? ''
      : `user ${quoted(credentials.user)} password ${quoted(credentials.password)} `;
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  for (const file of files.toSorted()) {
    for (const statement of statementsOf(readFileSync(new URL(file, folder), 'utf8')).flatMap(variantsOf)) {
      const query = statement
        .replaceAll('{db}', database)
        .replaceAll('{engine}', engine)
        .replaceAll('{credentials}', `${login}db ${quoted(database)}`);
      await client.command({ query }).catch((error: unknown) => {
        throw new Error(`${file}: ${statement.slice(0, 60)} …`, { cause: error });
      });
    }
  }
}
