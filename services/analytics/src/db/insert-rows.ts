import { Readable } from 'node:stream';
import type { ClickHouseClient } from '@clickhouse/client';
import type { FactRow } from '../core/facts/fact-values.ts';
import type { Warehouse } from './clickhouse.ts';
import { nativeBlock } from './native/native-block.ts';

/** What is said of each row, by the column that takes it. */
export type RowColumns<Row> = Readonly<Record<string, (row: Row) => unknown>>;

/** The columns of finished rows, all of which have the same. */
export const columnsOfRows = ([first = {}]: readonly FactRow[]): RowColumns<FactRow> =>
  Object.fromEntries(Object.keys(first).map((name) => [name, (row: FactRow) => row[name]]));

type Types = ReadonlyMap<string, string>;

// Tables do not change while a process lives: migrations run at its start.
const typesOfClients = new WeakMap<ClickHouseClient, Map<string, Promise<Types>>>();

async function readTypes(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
  table: string,
): Promise<Types> {
  const answer = await client.query({
    query:
      'select name, type from system.columns where database = {database:String} and table = {table:String}',
    query_params: { database, table },
    format: 'JSONCompactEachRow',
  });
  return new Map(await answer.json<[name: string, type: string]>());
}

function typesOf(warehouse: Pick<Warehouse, 'client' | 'database'>, table: string): Promise<Types> {
  const ofClient = typesOfClients.get(warehouse.client) ?? new Map<string, Promise<Types>>();
  typesOfClients.set(warehouse.client, ofClient);
  const key = `${warehouse.database}.${table}`;
  const known = ofClient.get(key) ?? readTypes(warehouse, table);
  ofClient.set(key, known);
  // What failed is asked again.
  known.catch(() => ofClient.delete(key));
  return known;
}

/**
 * Stores rows in a table of the warehouse, as one block; resolves when they can be read. A value that its column cannot
 * hold is a RangeError that names it, and nothing is stored.
 */
export async function insertRows<Row>(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  table: string,
  columns: RowColumns<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const block = await writeBlock(warehouse, table, columns, rows);
  await sendBlocks(warehouse.client, `${warehouse.database}.${table}`, Object.keys(columns), [block]);
}

/** Rows as one block for a table. A value that its column cannot hold is a RangeError that names it. */
export const writeBlock = async <Row>(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  table: string,
  columns: RowColumns<Row>,
  rows: readonly Row[],
): Promise<Buffer> => blockOf(await typesOf(warehouse, table), columns, rows);

const blockOf = <Row>(types: Types, columns: RowColumns<Row>, rows: readonly Row[]): Buffer =>
  nativeBlock(
    Object.entries(columns).map(([name, valueOf]) => ({ name, type: types.get(name) ?? '', valueOf })),
    rows,
  );

const refusedAmong = <Row>(
  types: Types,
  columns: RowColumns<Row>,
  rows: readonly Row[],
): Map<Row, RangeError> => {
  const refusalOf = (some: readonly Row[]): RangeError | undefined => {
    try {
      blockOf(types, columns, some);
      return undefined;
    } catch (error) {
      if (error instanceof RangeError) return error;
      throw error;
    }
  };
  const refused = new Map<Row, RangeError>();
  if (refusalOf(rows) === undefined) return refused;
  for (const row of rows) {
    const refusal = refusalOf([row]);
    if (refusal !== undefined) refused.set(row, refusal);
  }
  return refused;
};

/** Those of some rows that a table cannot hold, each with what says why. */
export const refusedRows = async <Row>(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  table: string,
  columns: RowColumns<Row>,
  rows: readonly Row[],
): Promise<Map<Row, RangeError>> => refusedAmong(await typesOf(warehouse, table), columns, rows);

/** Rows as a block of those that the table can hold, and the others, each with what says why. */
export type Written<Row> = { readonly block: Buffer; readonly refused: Map<Row, RangeError> };

/** Writes rows down as a block for a table. */
export async function writeFitting<Row>(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  table: string,
  columns: RowColumns<Row>,
  rows: readonly Row[],
): Promise<Written<Row>> {
  const types = await typesOf(warehouse, table);
  try {
    return { block: blockOf(types, columns, rows), refused: new Map() };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const refused = refusedAmong(types, columns, rows);
    const others = rows.filter((row) => !refused.has(row));
    return { block: blockOf(types, columns, others), refused };
  }
}

/** Stores the rows that a table can hold; returns the others, each with what says why. */
export async function insertFitting<Row>(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  table: string,
  columns: RowColumns<Row>,
  rows: readonly Row[],
): Promise<Map<Row, RangeError>> {
  if (rows.length === 0) return new Map();
  const { block, refused } = await writeFitting(warehouse, table, columns, rows);
  if (refused.size < rows.length)
    await sendBlocks(warehouse.client, `${warehouse.database}.${table}`, Object.keys(columns), [block]);
  return refused;
}

/** Sends blocks (format Native) into a table, database and name, as one insert. */
export async function sendBlocks(
  client: ClickHouseClient,
  table: string,
  names: readonly string[],
  blocks: readonly Buffer[],
): Promise<void> {
  const { stream } = await client.exec({
    query: `insert into ${table} (${names.map((name) => `\`${name}\``).join(', ')}) format Native`,
    values: Readable.from(blocks, { objectMode: false }),
    // Rows of one key in one insert are told apart when they are read, as those of two inserts are.
    clickhouse_settings: { optimize_on_insert: 0 },
  });
  // The connection is free again when the empty answer has been read.
  await new Promise((resolve, reject) => {
    stream.once('error', reject).once('close', resolve).resume();
  });
}
