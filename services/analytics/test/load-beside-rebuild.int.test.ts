import { testClickHouse, testDatabase } from '@haoban/local-stack/test-fixtures';
import { servicePool } from '@haoban/messaging/runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onlyOnce, rebuildLease, togetherWithOthers } from '../src/events/lease.ts';
import { runProgram } from './run-program.ts';

let servers: { database: string; warehouse: string; nats: string };
let pool: ReturnType<typeof servicePool>;
let close: () => Promise<void>;

beforeAll(async () => {
  const [database, warehouse] = await Promise.all([testDatabase(['analytics']), testClickHouse()]);
  servers = { database: database.url, warehouse: warehouse.url, nats: '' };
  pool = servicePool(database.url, 'analytics');
  close = async () => {
    await pool.end();
    await Promise.all([database.drop(), warehouse.drop()]);
  };
});
afterAll(() => close());

const plan = JSON.stringify({
  profile: 'jiangyin-2018',
  seed: 'beside',
  from: '2018-03-01',
  to: '2018-03-02',
  scale: 0.001,
  halls: 1,
  dataset: 'sim-beside',
});

async function ran(name: string, args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const program = runProgram(servers, name, args);
  return { code: await program.ended, stderr: program.said.stderr };
}

test('nothing is loaded past the sink while a rebuild runs', async () => {
  const loaded = await onlyOnce(pool, rebuildLease, () => ran('load-simulated', [plan]));
  expect(loaded).toMatchObject({ code: 1, stderr: expect.stringContaining('a rebuild is running') });
}, 120_000);

test('no rebuild begins while something is loaded past the sink; loads are no matter to each other', async () => {
  const begun = await togetherWithOthers(pool, rebuildLease, async () => ({
    load: await ran('load-simulated', [plan]),
    rebuild: await ran('rebuild', []),
  }));
  expect(begun?.load).toMatchObject({ code: 0 });
  expect(begun?.rebuild).toMatchObject({ code: 1, stderr: expect.stringContaining('a load past the sink') });
  expect(await ran('rebuild', [])).toMatchObject({ code: 0 });
}, 240_000);
