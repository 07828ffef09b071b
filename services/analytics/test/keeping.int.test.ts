import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyTtl, forgetsRawEvents } from '../src/db/apply-ttl.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;

beforeAll(async () => {
  warehouse = await freshWarehouse();
});
afterAll(() => warehouse.drop());

const run = (query: string): Promise<unknown> => warehouse.client.command({ query });

async function column(query: string): Promise<string[]> {
  const answer = await warehouse.client.query({ query, format: 'JSONCompactEachRow' });
  return (await answer.json<[string]>()).map(([value]) => value);
}

const letter = (id: string, state: string, at: string): string =>
  `insert into dead_letters_v1 (id, at, state, version) values ('${id}', '${at}', '${state}', toUnixTimestamp64Milli(toDateTime64('${at}', 3, 'UTC')))`;
const event = (subject: string, type: string, at: string): string =>
  `insert into raw_events_v1 (dataset, subject, source, sequence, id, type, time, recorded_at, data) values ('live', '${subject}', 's', 1, generateUUIDv4(), '${type}', '${at}', '${at}', '{}')`;

test('without a setting everything is kept', async () => {
  await applyTtl(warehouse, '', { rawMonths: 0, traceMonths: 0 });
  expect(
    await column(
      `select name from system.tables where database = '${warehouse.database}' and engine_full like '% TTL %'`,
    ),
  ).toEqual([]);
  expect(await forgetsRawEvents(warehouse)).toBe(false);
});

test('settled dead letters go after their time, waiting ones never', async () => {
  await applyTtl(warehouse, '', { rawMonths: 0, traceMonths: 24 });
  for (const state of ['waiting', 'replayed', 'discarded'])
    for (const at of ['2001-01-01 00:00:00', '2100-01-01 00:00:00'])
      await run(letter(`${state} ${at.slice(0, 4)}`, state, at));
  await run('optimize table dead_letters_v1 final');
  expect(await column('select id from dead_letters_v1 final order by id')).toEqual([
    'discarded 2100',
    'replayed 2100',
    'waiting 2001',
    'waiting 2100',
  ]);
});

test('raw events go when it is asked for, reference data never, and a rebuild can tell', async () => {
  await applyTtl(warehouse, '', { rawMonths: 36, traceMonths: 24 });
  await run(event('old', 'case.submitted.v1', '2001-01-01 00:00:00'));
  await run(event('cn', 'calendar.published.v1', '2001-01-01 00:00:00'));
  await run(event('new', 'case.submitted.v1', '2100-01-01 00:00:00'));
  await run('optimize table raw_events_v1 final');
  expect(await column('select subject from raw_events_v1 order by subject')).toEqual(['cn', 'new']);
  expect(await forgetsRawEvents(warehouse)).toBe(true);
});

test('a setting that is taken back keeps everything again, and one that stays alters nothing', async () => {
  await applyTtl(warehouse, '', { rawMonths: 0, traceMonths: 24 });
  expect(await forgetsRawEvents(warehouse)).toBe(false);
  const changed = (): Promise<string[]> =>
    column(
      `select toString(metadata_modification_time) from system.tables where database = '${warehouse.database}' and name = 'dead_letters_v1'`,
    );
  const before = await changed();
  await applyTtl(warehouse, '', { rawMonths: 0, traceMonths: 24 });
  expect(await changed()).toEqual(before);
});
