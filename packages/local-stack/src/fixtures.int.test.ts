import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { afterAll, describe, expect, test } from 'vitest';
import { queryRows } from './postgres-client.ts';
import { testClickHouse, testDatabase, testNats, testToken } from './test-fixtures.ts';

const dir = mkdtempSync(join(tmpdir(), 'haoban-migrations-'));
afterAll(() => rmSync(dir, { recursive: true }));

const migrations = (): string => {
  mkdirSync(join(dir, '0001_note'));
  writeFileSync(
    join(dir, '0001_note', 'migration.sql'),
    'CREATE TABLE note (id bigserial PRIMARY KEY, text text);',
  );
  return dir;
};

describe('test fixtures', () => {
  test('databases of one template share tables and no rows, and the application may write but not define', async () => {
    const set = { schema: 'note', dir: migrations() };
    const [one, other] = await Promise.all([testDatabase([set]), testDatabase([set])]);
    await queryRows(one.url, "INSERT INTO note.note (text) VALUES ('here')");
    expect(await queryRows(one.url, 'SELECT text FROM note.note')).toEqual([{ text: 'here' }]);
    expect(await queryRows(other.url, 'SELECT text FROM note.note')).toEqual([]);
    await expect(queryRows(one.url, 'CREATE TABLE note.other (id int)')).rejects.toThrow('permission denied');
    await expect(queryRows(one.url, 'DELETE FROM note._prisma_migrations')).rejects.toThrow(
      'permission denied',
    );
    await Promise.all([one.drop(), other.drop()]);
  });

  test('NATS accounts do not hear each other', async () => {
    const urls = await Promise.all([testNats(), testNats()]);
    const [one, other] = await Promise.all(
      urls.map(({ url }) => {
        const { host, username, password } = new URL(url);
        return connect({ servers: host, user: username, pass: password });
      }),
    );
    const heard: string[] = [];
    other?.subscribe('note', { callback: (_, message) => void heard.push(message.string()) });
    await other?.flush();
    one?.publish('note', 'secret');
    await one?.flush();
    other?.publish('note', 'own');
    await other?.flush();
    expect(heard).toEqual(['own']);
    await Promise.all([one?.close(), other?.close()]);
  });

  test('ClickHouse databases are empty and the accounts have tokens', async () => {
    const { url, database, drop } = await testClickHouse();
    const { origin, username, password } = new URL(url);
    const answer = await fetch(`${origin}/?query=SHOW+TABLES+FROM+${database}`, {
      headers: { 'x-clickhouse-user': username, 'x-clickhouse-key': password },
    });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    await drop();
    expect((await testToken('service')).split('.')).toHaveLength(3);
  });
});
