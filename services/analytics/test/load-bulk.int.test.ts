import { simulateHistory } from '@haoban/simulator/history/simulate-history';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '../src/db/clickhouse.ts';
import { isStored, loadBulk } from '../src/db/load-bulk.ts';
import { straddlingSubjects } from '../src/db/pasts.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { clientWith } from './client-with.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

const plan = { profile: 'nanchang-2021', seed: '1', from: '2021-03-01', to: '2021-03-10', scale: 0.05 };
const dataset = 'sim-nanchang-2021';
let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;

beforeAll(async () => {
  warehouse = await freshWarehouse();
});
afterAll(() => warehouse.drop());

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
    const exec: Warehouse['client']['exec'] = (params) =>
      params.query.includes(`.${table} `)
        ? Promise.reject(new Error(`${table} is away`))
        : client.exec(params);
    const failing = clientWith(client, { exec });
    await expect(
      loadBulk(createWriteParts({ ...warehouse, client: failing }), simulateHistory(plan)),
    ).rejects.toThrow(`${table} is away`);
  }
}, 120_000);

test('an instant that was asked about before a load is answered with what was loaded', async () => {
  const asked = { ...plan, dataset: 'sim-asked' };
  const asOfMs = Date.parse('2021-03-05T00:00:00Z');
  const parts = createWriteParts(warehouse);
  for (const index of [1, 2]) {
    await loadBulk(createWriteParts(warehouse), simulateHistory({ ...asked, part: { index, of: 2 } }));
    expect(await parts.pasts.ensure(asked.dataset, asOfMs)).toBe(true);
    const straddling = await straddlingSubjects(warehouse, asked.dataset, asOfMs);
    const kept = await ask(
      `select subject from case_facts_v1 final where dataset = '${asked.dataset}' and as_of = fromUnixTimestamp64Milli(${asOfMs}, 'UTC')`,
    );
    expect(kept.trim().split('\n').length).toBe(straddling.get('case')?.size);
  }
}, 120_000);
