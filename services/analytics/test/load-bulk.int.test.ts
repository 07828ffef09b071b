import { testClickHouse } from '@haoban/local-stack/test-fixtures';
import { simulateHistory } from '@haoban/simulator/history/simulate-history';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyDdl } from '../src/db/apply-ddl.ts';
import { openWarehouse, type Warehouse } from '../src/db/clickhouse.ts';
import { isStored, loadBulk } from '../src/db/load-bulk.ts';
import { createWriteParts } from '../src/db/write-parts.ts';

const plan = { profile: 'nanchang-2021', seed: '1', from: '2021-03-01', to: '2021-03-10', scale: 0.05 };
const dataset = 'sim-nanchang-2021';
let warehouse: Warehouse;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await testClickHouse();
  ({ drop } = database);
  warehouse = openWarehouse(database.url);
  await applyDdl(warehouse, '');
});
afterAll(async () => {
  await warehouse.client.close();
  await drop();
});

const ask = async (query: string): Promise<string> =>
  (await warehouse.client.query({ query, format: 'JSONCompactEachRow' })).text();

const stored = async (): Promise<string[]> =>
  Promise.all(
    ['case_facts_v1', 'open_case_facts_v1', 'noted_case_facts_v1', 'ticket_facts_v1'].map((table) =>
      ask(`select * from ${table} final order by subject`),
    ),
  );

test('loaded as new or over what is there, in parts or whole, the rows are the same', async () => {
  expect(await isStored(warehouse, dataset)).toBe(false);
  for (const index of [1, 2])
    await loadBulk(createWriteParts(warehouse), simulateHistory({ ...plan, part: { index, of: 2 } }), {
      replaces: false,
    });
  expect(await isStored(warehouse, dataset)).toBe(true);
  const once = await stored();
  expect(once[0]?.split('\n').length).toBeGreaterThan(200);
  const said: number[] = [];
  const { events } = await loadBulk(createWriteParts(warehouse), simulateHistory(plan), {
    progress: (done) => said.push(done.events),
  });
  expect(said.at(-1)).toBe(events);
  expect(await stored()).toEqual(once);
}, 120_000);

test('a load fails with the insert that failed, whichever it was', async () => {
  const { client } = warehouse;
  for (const table of ['raw_events_v1', 'ticket_facts_v1', 'case_facts_v1']) {
    const failing = new Proxy(client, {
      get: (target, name): unknown => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown =>
          name === 'exec' && JSON.stringify(args[0]).includes(`.${table} `)
            ? Promise.reject(new Error(`${table} is away`))
            : Reflect.apply(value, target, args);
      },
    });
    await expect(
      loadBulk(createWriteParts({ ...warehouse, client: failing }), simulateHistory(plan)),
    ).rejects.toThrow(`${table} is away`);
  }
}, 120_000);
