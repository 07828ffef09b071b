import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startClickHouse } from './clickhouse.ts';
import type { ClickHouse } from './clickhouse.ts';
import { findPrograms } from './servers.ts';
import { makeTestHome } from './test-home.ts';
import { waitUntil } from './wait-until.ts';

const { home, remove } = makeTestHome();
let clickhouse: ClickHouse;

const ask = async (url: string, sql: string): Promise<string> => {
  const { origin, username, password } = new URL(url);
  const response = await fetch(`${origin}/?database=haoban`, {
    method: 'POST',
    headers: { 'x-clickhouse-user': username, 'x-clickhouse-key': password, connection: 'close' },
    body: sql,
  });
  const text = (await response.text()).trim();
  if (!response.ok) throw new Error(text);
  return text;
};

beforeAll(async () => {
  clickhouse = await startClickHouse({ home, servers: findPrograms().clickhouse });
  await ask(clickhouse.url, 'CREATE TABLE kept (n UInt32) ENGINE = MergeTree ORDER BY n');
});

afterAll(async () => {
  await clickhouse.stop();
  remove();
});

test('kill -9 in the middle of inserts loses no acknowledged row, and the server comes back by itself', async () => {
  const killed = clickhouse.pid();
  const acknowledged: number[] = [];
  const insertUntilKilled = async (): Promise<void> => {
    for (let n = 0; ; n += 1) {
      await ask(clickhouse.url, `INSERT INTO kept VALUES (${n})`);
      acknowledged.push(n);
      if (n === 50) process.kill(killed, 'SIGKILL');
    }
  };
  await expect(insertUntilKilled()).rejects.toThrow();
  const rows = await waitUntil(
    () => clickhouse.pid() !== killed && ask(clickhouse.url, 'SELECT n FROM kept ORDER BY n'),
    { timeoutMs: 30_000, what: 'ClickHouse to return' },
  );
  expect(acknowledged.length).toBeGreaterThan(50);
  expect(rows.split('\n').map(Number)).toEqual(expect.arrayContaining(acknowledged));
});

test('queries are logged, also after a restart', async () => {
  await ask(clickhouse.url, 'SELECT 20261121');
  await ask(clickhouse.url, 'SYSTEM FLUSH LOGS');
  const count = "SELECT count() > 0 FROM system.query_log WHERE query = 'SELECT 20261121'";
  expect(await ask(clickhouse.url, count)).toBe('1');
});

describe('the user for Grafana', () => {
  test('reads the suite’s tables and sets the limits its plugin sets', async () => {
    expect(await ask(clickhouse.readerUrl, 'SELECT count() > 0 FROM kept')).toBe('1');
    expect(await ask(clickhouse.readerUrl, 'SELECT 1 SETTINGS max_execution_time = 5')).toBe('1');
  });

  test.each([
    ['write', 'INSERT INTO kept VALUES (1)', 'Not enough privileges'],
    ['define', 'CREATE TABLE other (n UInt32) ENGINE = Memory', 'Not enough privileges'],
    ['drop', 'DROP TABLE kept', 'Not enough privileges'],
    ['take more memory', 'SELECT 1 SETTINGS max_memory_usage = 1e12', 'readonly mode'],
    ['leave read-only mode', 'SET readonly = 0', 'readonly mode'],
    ['read files', "SELECT * FROM file('x', CSV, 'x String')", 'Not enough privileges'],
    ['call other hosts', "SELECT * FROM url('http://127.0.0.1:1', CSV, 'x String')", 'Not enough privileges'],
    ['see other people’s queries', 'SELECT query FROM system.query_log', 'Not enough privileges'],
  ])('may not %s', async (_, sql, refusal) => {
    await expect(ask(clickhouse.readerUrl, sql)).rejects.toThrow(refusal);
  });
});

test.each(['', '?max_sessions_for_user=9'])('without a user name nobody gets in (%s)', async (settings) => {
  const { origin } = new URL(clickhouse.url);
  const response = await fetch(`${origin}/${settings}`, { method: 'POST', body: 'SELECT 1' });
  expect(response.ok).toBe(false);
  expect(await response.text()).toContain('USER_SESSION_LIMIT_EXCEEDED');
});
