import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import type { Envelope } from '@haoban/contracts/envelope';
import { testClickHouse } from '@haoban/local-stack/test-fixtures';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawColumns } from '../src/core/event-rows.ts';
import { createExports, earliestMs, latestMs, type ExportScope } from '../src/db/export-rows.ts';
import { insertRows } from '../src/db/insert-rows.ts';
import { openWarehouse, type Warehouse } from '../src/db/clickhouse.ts';
import { writeExport, type ExportRequest } from '../src/events/exports/write-export.ts';

const day = [...simulateHallDay({ ...demoDay, visitors: 30 })];
const whole: ExportScope = {
  dataset: 'sim-demo',
  fromMs: earliestMs,
  toMs: latestMs,
  asOfMs: latestMs,
  areas: [''],
};
let warehouse: Warehouse;
let drop: () => Promise<void>;

const insert = (events: readonly Envelope[]) => insertRows(warehouse, 'raw_events_v1', rawColumns, events);

beforeAll(async () => {
  const database = await testClickHouse();
  ({ drop } = database);
  warehouse = openWarehouse(database.url);
  const ddl = readFileSync(new URL('../clickhouse/0001_raw_events.sql', import.meta.url), 'utf8');
  const create = ddl.slice(ddl.indexOf('create table'), ddl.indexOf(';\n'));
  await warehouse.client.command({
    query: create.replaceAll('{db}', database.database).replaceAll('{engine}', ''),
  });
  await insert(day);
  await insert(day.slice(0, 300));
  const [first] = day;
  if (first === undefined) throw new Error('the day is empty');
  await insert([
    { ...first, dataset: 'live', region: '320300' },
    { ...first, dataset: 'live', subject: 'national', region: '-' },
    { ...first, dataset: 'live', subject: 'ours', region: '320281' },
    {
      ...first,
      source: 'haoban/analytics',
      type: 'journal.tallied.v1',
      subject: 'analytics',
      data: { hours: [] },
    },
  ]);
});
afterAll(async () => {
  await warehouse.client.close();
  await drop();
});

const parts = () => ({
  store: createExports(warehouse, { ensure: () => Promise.resolve(false) }),
  spoolDir: tmpdir(),
});
const write = async (scope: ExportScope, format: ExportRequest['format'] = 'events'): Promise<string> =>
  (await Array.fromAsync(await writeExport({ format, rows: 'event', scope }, parts()))).join('');
const ids = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).id);

test('every stored event is written once, without the tallies of journals', async () => {
  const lines = (await write(whole)).trimEnd().split('\n');
  expect(lines).toHaveLength(day.length);
  const written = new Map(lines.map((line) => [JSON.parse(line).id, JSON.parse(line)]));
  expect(day.filter((event) => !written.has(event.id))).toEqual([]);
  for (const event of day) expect(written.get(event.id)).toEqual(event);
});

test('of a period there is what happened in it, whole cases being read all the same', async () => {
  const [from, to] = ['2026-10-13T00:00:00+08:00', '2026-10-15T00:00:00+08:00'].map((at) => Date.parse(at));
  const scope = { ...whole, fromMs: from ?? 0, toMs: to ?? 0 };
  const expected = day.filter(
    ({ time }) => Date.parse(time) >= scope.fromMs && Date.parse(time) < scope.toMs,
  );
  expect(expected.length).toBeGreaterThan(10);
  expect(new Set(ids(await write(scope)))).toEqual(new Set(expected.map(({ id }) => id)));
  expect(await write(scope, 'xes')).not.toContain('<trace>');
});

test('a caller sees its own areas and what belongs to none', async () => {
  const seen = async (areas: string[]) =>
    (await write({ ...whole, dataset: 'live', areas }))
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line).subject);
  expect(await seen(['3202'])).toEqual(['national', 'ours']);
  expect(await seen([])).toEqual(['national']);
});

test('Parquet is written by ClickHouse, each event once', async () => {
  const file = await writeExport({ format: 'parquet', rows: 'event', scope: whole }, parts());
  if (!(file instanceof Readable)) throw new Error('Parquet is no stream of bytes');
  const { client } = warehouse;
  await client.command({
    query: 'create table read_back (id UUID, time DateTime64(3), data String) engine = Memory',
  });
  await client.insert({ table: 'read_back', values: file, format: 'Parquet' });
  const answer = await client.query({
    query:
      'select count() as events, uniqExact(id) as ids, countIf(isValidJSON(data)) as payloads, toString(max(time)) as latest from read_back',
    format: 'JSONEachRow',
  });
  const latest = day.reduce((most, { time }) => (time > most ? time : most), '');
  expect(await answer.json()).toEqual([
    {
      events: day.length,
      ids: day.length,
      payloads: day.length,
      latest: latest.replace('T', ' ').replace('Z', ''),
    },
  ]);
});
