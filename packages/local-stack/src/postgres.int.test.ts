import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryRows } from './postgres-client.ts';
import { startPostgres } from './postgres.ts';
import type { Postgres } from './postgres.ts';
import { findPrograms } from './servers.ts';
import { makeTestHome } from './test-home.ts';
import { waitUntil } from './wait-until.ts';

const { home, remove } = makeTestHome();
const servers = findPrograms().postgres;
let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres({ home, servers });
  await queryRows(postgres.ownerUrl, 'CREATE TABLE kept (n int)');
  await queryRows(postgres.ownerUrl, 'INSERT INTO kept VALUES (1)');
});

afterAll(async () => {
  await postgres.stop();
  remove();
});

const keptRows = (): Promise<unknown[]> => queryRows(postgres.ownerUrl, 'SELECT n FROM kept');

test('after kill -9 the server comes back by itself with every committed row', async () => {
  const killed = postgres.pid();
  process.kill(killed, 'SIGKILL');
  await waitUntil(() => postgres.pid() !== killed && keptRows(), {
    timeoutMs: 20_000,
    what: 'PostgreSQL to return',
  });
  expect(await keptRows()).toEqual([{ n: 1 }]);
});

test('a stopped server starts again on its data, another port and the same passwords', async () => {
  await postgres.stop();
  postgres = await startPostgres({ home, servers });
  expect(await keptRows()).toEqual([{ n: 1 }]);
});

test('the application reads and writes within limits of time, and defines nothing', async () => {
  await expect(queryRows(postgres.url, 'CREATE TABLE mine (n int)')).rejects.toThrow('permission denied');
  expect(await queryRows(postgres.url, 'SHOW transaction_timeout')).toEqual([{ transaction_timeout: '10s' }]);
  const encoding = await queryRows(
    postgres.url,
    'SELECT pg_encoding_to_char(encoding) AS name FROM pg_database',
  );
  expect(new Set(encoding.map((row) => JSON.stringify(row)))).toEqual(new Set(['{"name":"UTF8"}']));
});
