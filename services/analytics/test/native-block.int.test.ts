import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRows } from '../src/db/insert-rows.ts';
import { columnWriter, sentType } from '../src/db/native/column-writers.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;

beforeAll(async () => {
  warehouse = await freshWarehouse();
});
afterAll(() => warehouse.drop());

const instant = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2299-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().replace('T', ' ').slice(0, 23));
const date = instant.map((text) => text.slice(0, 10));
const text = fc.string({ unit: 'binary', maxLength: 90 });
const whole = (min: number, max: number) => fc.integer({ min, max });

/** Values of every type that columns of the suite have. */
const columns = {
  String: text,
  'LowCardinality(String)': text,
  UUID: fc.uuid(),
  Date32: date,
  UInt8: whole(0, 255),
  UInt16: whole(0, 65_535),
  UInt32: whole(0, 4_294_967_295),
  Int32: whole(-2_147_483_648, 2_147_483_647),
  UInt64: fc.maxSafeNat(),
  Int64: fc.maxSafeInteger(),
  "DateTime64(3, 'UTC')": instant,
  "DateTime('UTC')": whole(0, 4_294_967_295).map((second) =>
    new Date(second * 1000).toISOString().replace('T', ' ').slice(0, 19),
  ),
  'Nullable(Date32)': fc.option(date),
  "Nullable(DateTime64(3, 'UTC'))": fc.option(instant),
  'Array(LowCardinality(String))': fc.array(text, { maxLength: 4 }),
  'Array(Nullable(Date32))': fc.array(fc.option(date), { maxLength: 4 }),
  'Array(Array(UInt16))': fc.array(fc.array(whole(0, 65_535), { maxLength: 3 }), { maxLength: 3 }),
} as const;
const named = Object.entries(columns).map(([type, values], index) => ({ name: `c${index}`, type, values }));
type Cells = Readonly<Record<string, unknown>>;
const cells: fc.Arbitrary<Cells> = fc.record(
  Object.fromEntries(named.map(({ name, values }) => [name, values])),
);

// The seconds of a DateTime come as an instant, to which the warehouse adds no thousandths.
const sent = (value: unknown, type: string): unknown =>
  type === "DateTime('UTC')" ? Date.parse(`${String(value)}Z`) : value;

test('rows of every type read back as they were sent', async () => {
  const table = named.map(({ name, type }) => `${name} ${type}`).join(', ');
  await warehouse.client.command({
    query: `create table every_type (n UInt32, ${table}) engine = MergeTree order by n`,
  });
  const [rows = []] = fc.sample(fc.array(cells, { minLength: 300, maxLength: 300 }), {
    numRuns: 1,
    seed: 20_261_129,
  });
  const places = new Map(rows.map((row, place) => [row, place]));
  const valueOf = Object.fromEntries(
    named.map(({ name, type }) => [name, (row: Cells) => sent(row[name], type)]),
  );
  await insertRows(warehouse, 'every_type', { n: (row: Cells) => places.get(row), ...valueOf }, rows);
  const answer = await warehouse.client.query({
    query: 'select * except n from every_type order by n',
    format: 'JSONEachRow',
  });
  expect(await answer.json()).toEqual(rows);
});

test('a value that its column cannot hold is refused by name, and nothing is stored', async () => {
  await warehouse.client.command({
    query: 'create table narrow (n UInt16, day Date32, id UUID) engine = MergeTree order by n',
  });
  const good = { n: 1, day: '2026-11-02', id: '01890a5d-ac96-774b-bcce-b302099a8057' };
  const said = {
    n: ({ n }: typeof good) => n,
    day: ({ day }: typeof good) => day,
    id: ({ id }: typeof good) => id,
  };
  for (const [wrong, name] of [
    [{ n: 65_536 }, 'n'],
    [{ n: -1 }, 'n'],
    [{ n: 0.5 }, 'n'],
    [{ n: Number.NaN }, 'n'],
    [{ day: '2026-02-30' }, 'day'],
    [{ day: '2300-01-01' }, 'day'],
    [{ id: 'urn:uuid:01890a5d' }, 'id'],
    [{ id: '01890a5d-ac96-774b-bcce-b302099a805g' }, 'id'],
  ] as const)
    await expect(insertRows(warehouse, 'narrow', said, [good, { ...good, ...wrong }])).rejects.toThrow(
      new RegExp(`^${name}: `),
    );
  const answer = await warehouse.client.query({
    query: 'select toUInt32(count()) as rows from narrow',
    format: 'JSONEachRow',
  });
  expect(await answer.json()).toEqual([{ rows: 0 }]);
});

test('every column of every table that the suite fills has a type that is written', async () => {
  const answer = await warehouse.client.query({
    query: `select table, name, type from system.columns where database = {database:String}
      and (match(table, '^(open_|noted_)?[a-z]+_facts_v1$') or table in ('raw_events_v1', 'recorded_events_v1', 'day_marks_v1'))`,
    query_params: { database: warehouse.database },
    format: 'JSONCompactEachRow',
  });
  const all = await answer.json<[table: string, name: string, type: string]>();
  expect(all.length).toBeGreaterThan(300);
  for (const [table, name, type] of all)
    expect(() => columnWriter(sentType(type)), `${table}.${name}`).not.toThrow();
});

test('rows that were deleted and come again in the same block are there again', async () => {
  const { client } = warehouse;
  const table = 'open_case_facts_v1';
  const columns = { dataset: () => 'live', subject: String, version: () => 1 };
  const store = () => insertRows(warehouse, table, columns, ['again-1', 'again-2']);
  await store();
  await client.command({
    query: `alter table ${table} delete where startsWith(subject, 'again-')`,
    clickhouse_settings: { mutations_sync: '2' },
  });
  await store();
  const answer = await client.query({
    query: `select toUInt32(count()) as rows from ${table} where startsWith(subject, 'again-')`,
    format: 'JSONEachRow',
  });
  expect(await answer.json()).toEqual([{ rows: 2 }]);
});
