import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import type { Envelope } from '@haoban/contracts/envelope';
import { families, measuresOf } from '@haoban/indicators/rollup-families';
import { openTables } from '@haoban/local-stack/area-readers';
import { startClickHouse, type ClickHouse } from '@haoban/local-stack/clickhouse';
import { findPrograms } from '@haoban/local-stack/servers';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyDdl } from '../src/db/apply-ddl.ts';
import { openWarehouse, type Warehouse } from '../src/db/clickhouse.ts';
import { createRollUp } from '../src/db/roll-up.ts';
import { writeBatch } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';

const home = mkdtempSync(join(tmpdir(), 'haoban-areas-'));
const dataset = 'sim-areas';
let server: ClickHouse;
let warehouse: Warehouse;
const readers = new Map<string, ClickHouseClient>();

/** The same day in two places: subjects of the second have names of their own. */
const day = [...simulateHallDay({ ...demoDay, visitors: 40, dataset })];
const elsewhere = day.map((event): Envelope => ({
  ...event,
  id: event.id.replace(/.{4}$/, 'ffff'),
  subject: `${event.subject}x`,
  region: '330102',
}));

beforeAll(async () => {
  server = await startClickHouse({ home, servers: findPrograms().clickhouse, areas: ['32', '3301'] });
  warehouse = openWarehouse(server.url);
  await applyDdl(warehouse, '');
  await writeBatch(createWriteParts(warehouse), [...day, ...elsewhere], true);
  await createRollUp(warehouse, 0)();
  // The log of queries is a table from its first line on.
  await warehouse.client.command({ query: 'system flush logs' });
  for (const [area, url] of Object.entries(server.areaReaderUrls)) {
    const { origin, username, password } = new URL(url);
    readers.set(
      area,
      createClient({
        url: origin,
        username,
        password,
        database: 'haoban',
        log: { level: ClickHouseLogLevel.OFF },
      }),
    );
  }
});
afterAll(async () => {
  for (const reader of readers.values()) await reader.close();
  await warehouse.client.close();
  await server.stop();
  rmSync(home, { recursive: true });
});

async function ask<Row>(client: ClickHouseClient | undefined, query: string): Promise<Row[]> {
  if (client === undefined) throw new Error('no such reader');
  const answer = await client.query({ query, format: 'JSONEachRow' });
  return answer.json<Row>();
}

const tables = (): Promise<{ name: string; region: string }[]> =>
  ask(
    warehouse.client,
    `select t.name as name, anyIf(c.name, c.name in ('region', 'lights.region')) as region
    from system.tables as t inner join system.columns as c on c.database = t.database and c.table = t.name
    where t.database = 'haoban' and t.engine like '%MergeTree' group by t.name order by t.name`,
  );

test('an area’s reader gets its own rows of every table that has regions, and nothing of the others', async () => {
  for (const { name, region } of await tables()) {
    if (openTables.includes(name)) continue;
    for (const [area, reader] of readers) {
      const rows = await ask<{ foreign: number; own: number }>(
        reader,
        region === ''
          ? `select toUInt32(count()) as foreign, 0 as own from ${name}`
          : `select toUInt32(countIf(not startsWith(code, '${area}'))) as foreign, toUInt32(countIf(startsWith(code, '${area}'))) as own
              from (select ${region === 'region' ? 'region' : 'arrayJoin(`lights.region`)'} as code from ${name})`,
      );
      const all = await ask<{ own: number }>(
        warehouse.client,
        region === ''
          ? 'select 0 as own'
          : `select toUInt32(countIf(startsWith(code, '${area}'))) as own from (select ${region === 'region' ? 'region' : 'arrayJoin(`lights.region`)'} as code from ${name})`,
      );
      expect([name, area, rows[0]]).toEqual([name, area, { foreign: 0, own: all[0]?.own }]);
    }
  }
});

test('no table with regions counts as one without', async () => {
  const withRegion = (await tables()).filter(({ region }) => region !== '').map(({ name }) => name);
  expect(openTables.filter((name) => withRegion.includes(name))).toEqual([]);
  expect(withRegion).toEqual(expect.arrayContaining(['case_facts_v1', 'raw_events_v1', 'light_facts_v1']));
});

test('views and sums answer an area’s reader for its area, and the reader of everything for all', async () => {
  const asOf = `dataset = '${dataset}', as_of = '2100-01-01 00:00:00'`;
  const count = `select toUInt32(count()) as n, toUInt32(countIf(region = '330102')) as there from`;
  const total = await ask<{ n: number; there: number }>(warehouse.client, `${count} cases_v1(${asOf})`);
  const there = await ask<{ n: number; there: number }>(readers.get('3301'), `${count} cases_v1(${asOf})`);
  const here = await ask<{ n: number; there: number }>(readers.get('32'), `${count} cases_v1(${asOf})`);
  expect(total[0]?.there).toBeGreaterThan(0);
  expect(there).toEqual([{ n: total[0]?.there, there: total[0]?.there }]);
  expect(here).toEqual([{ n: (total[0]?.n ?? 0) - (total[0]?.there ?? 0), there: 0 }]);
  for (const { name, columns } of families) {
    expect(columns).toContain('region');
    const summed = await ask<{ regions: string[] }>(
      readers.get('3301'),
      `select arraySort(groupUniqArray(toString(region))) as regions from figures_${name}_v1`,
    );
    expect(summed[0]?.regions.filter((region) => region !== '330102')).toEqual([]);
  }
});

test('a case that has ended is open to no reader', async () => {
  const later = 'sim-later';
  const half = Math.floor(elsewhere.length / 2);
  const told = elsewhere.map((event): Envelope => ({ ...event, dataset: later }));
  for (const some of [told.slice(0, half), told.slice(half)])
    await writeBatch(createWriteParts(warehouse), some, false);
  const open = `select subject from open_case_facts_v1 final where dataset = '${later}' order by subject`;
  const all = `select subject from case_facts_v1 final where dataset = '${later}' and is_ended`;
  const ended = await ask(warehouse.client, `${all} and subject in (select subject from open_case_facts_v1)`);
  expect(ended.length).toBeGreaterThan(0);
  expect(await ask(readers.get('3301'), open)).toEqual(await ask(warehouse.client, open));
});

test('sums that are kept by a few columns answer an area’s reader for its area too', async () => {
  for (const family of families)
    for (const columns of [[], ...family.cuts]) {
      const [measure] = measuresOf(family);
      const sums = (condition: string): string =>
        `select ${[...columns, `sum(${measure?.name}) as n`].join(', ')} from figures_${family.name}_v1 where ${condition}
          ${columns.length === 0 ? '' : `group by ${columns.join(', ')} order by ${columns.join(', ')}`}`;
      expect([family.name, columns, await ask(readers.get('3301'), sums('1'))]).toEqual([
        family.name,
        columns,
        await ask(warehouse.client, sums("startsWith(region, '3301')")),
      ]);
    }
});

test.each([
  ['write', "insert into case_facts_v1 (subject) values ('x')", 'Not enough privileges'],
  ['read files', "select * from file('x', CSV, 'x String')", 'Not enough privileges'],
  ['call other hosts', "select * from url('http://127.0.0.1:1', CSV, 'x String')", 'Not enough privileges'],
  ['reach other servers', "select * from remote('127.0.0.1', system.one)", 'Not enough privileges'],
  ['see what others ask', 'select query from system.query_log', 'Not enough privileges'],
  ['see users', 'select name from system.users', 'Not enough privileges'],
  ['lift its limits', 'select 1 settings max_memory_usage = 1e12', 'readonly'],
])('an area’s reader may not %s', async (_, sql, refusal) => {
  const reader = readers.get('32');
  await expect(
    reader?.query({ query: sql, format: 'JSONEachRow' }).then((found) => found.text()),
  ).rejects.toThrow(refusal);
});
