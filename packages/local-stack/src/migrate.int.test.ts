import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { queryRows } from './postgres-client.ts';
import { migrate } from './migrate.ts';
import { testDatabase } from './test-fixtures.ts';
import type { TestDatabase } from './test-fixtures.ts';

let dir: string;
let database: TestDatabase;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'haoban-migrations-'));
  database = await testDatabase([]);
});

afterEach(async () => {
  await database.drop();
  rmSync(dir, { recursive: true });
});

const write = (name: string, sql: string): void => {
  mkdirSync(join(dir, name), { recursive: true });
  writeFileSync(join(dir, name, 'migration.sql'), sql);
};

const run = (): Promise<string[]> =>
  migrate({ schema: 'hall', dir, ownerUrl: database.ownerUrl, appRole: 'haoban_app' });

const query = (sql: string): Promise<unknown[]> => queryRows(database.ownerUrl, sql);

test('migrations are applied once, in order, into their schema', async () => {
  write('0002_row', 'INSERT INTO hall VALUES (1);');
  write('0001_table', 'CREATE TABLE hall (n int);');
  expect(await run()).toEqual(['0001_table', '0002_row']);
  expect(await run()).toEqual([]);
  expect(await query('SELECT n FROM hall.hall')).toEqual([{ n: 1 }]);
});

test('two that migrate at once do the work once', async () => {
  write('0001_table', 'CREATE TABLE hall (n int);');
  const applied = await Promise.all([run(), run()]);
  expect(applied.flat()).toEqual(['0001_table']);
});

test('a migration that is a symbolic link is applied', async () => {
  write('shared', 'CREATE TABLE journal (n int);');
  const folder = join(dir, 'migrations');
  mkdirSync(folder);
  symlinkSync(join(dir, 'shared'), join(folder, '0001_journal'));
  const { ownerUrl } = database;
  expect(await migrate({ schema: 'hall', dir: folder, ownerUrl, appRole: 'haoban_app' })).toEqual([
    '0001_journal',
  ]);
});

test('an applied migration that was edited is refused, naming the file', async () => {
  write('0001_table', 'CREATE TABLE hall (n int);');
  await run();
  write('0001_table', 'CREATE TABLE hall (n bigint);');
  await expect(run()).rejects.toThrow(join(dir, '0001_table', 'migration.sql'));
});

test('a migration that fails leaves nothing behind and names the line', async () => {
  write('0001_table', 'CREATE TABLE hall (n int);\nCREATE TABLE oops (\n  n nonsense\n);');
  await expect(run()).rejects.toThrow('migration.sql:3');
  expect(await query("SELECT FROM pg_tables WHERE schemaname = 'hall' AND tablename = 'hall'")).toEqual([]);
  write('0001_table', 'CREATE TABLE hall (n int);');
  expect(await run()).toEqual(['0001_table']);
});

test('the records are those Prisma’s own engine expects', async () => {
  write('0001_table', 'CREATE TABLE hall (n int);');
  await run();
  const columns = `migration_name, length(checksum) AS checksum, finished_at >= started_at AS finished,
    rolled_back_at, logs, applied_steps_count`;
  expect(await query(`SELECT ${columns} FROM hall._prisma_migrations`)).toEqual([
    {
      migration_name: '0001_table',
      checksum: 64,
      finished: true,
      rolled_back_at: null,
      logs: null,
      applied_steps_count: 1,
    },
  ]);
});
