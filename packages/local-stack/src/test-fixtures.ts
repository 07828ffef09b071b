import { createHash, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { migrate } from './migrate.ts';
import { migrationsOf, readMigrations } from './migration-files.ts';
import type { MigrationSet } from './migration-files.ts';
import { withClient } from './postgres-client.ts';
import { testStack } from './test-stack.ts';
import { tokenFor } from './token.ts';

/** A database of its own: `url` as the application, `ownerUrl` as the owner of its tables. */
export type TestDatabase = { url: string; ownerUrl: string; drop: () => Promise<void> };

/** A ClickHouse database of its own; `url` names it. */
export type TestClickHouse = { url: string; database: string; drop: () => Promise<void> };

const randomName = (): string => `t_${randomBytes(6).toString('hex')}`;

const inDatabase = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

const asOwner = <T>(work: (client: Client) => Promise<T>): Promise<T> =>
  withClient(testStack().postgres.ownerUrl, work);

const templateName = (sets: MigrationSet[]): string => {
  const hash = createHash('sha256');
  for (const { schema, dir } of sets) {
    hash.update(`${schema}\n`);
    for (const { name, checksum } of readMigrations(dir)) hash.update(`${name} ${checksum}\n`);
  }
  return `template_${hash.digest('hex').slice(0, 16)}`;
};

// Migrated under another name and renamed when whole: a template that exists is complete.
const buildTemplate = async (client: Client, template: string, sets: MigrationSet[]): Promise<void> => {
  const unfinished = `${template}_unfinished`;
  await client.query(`DROP DATABASE IF EXISTS ${unfinished}`);
  await client.query(`CREATE DATABASE ${unfinished}`);
  const ownerUrl = inDatabase(testStack().postgres.ownerUrl, unfinished);
  for (const set of sets) await migrate({ ...set, ownerUrl, appRole: 'haoban_app' });
  await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
};

const ensureTemplate = async (client: Client, sets: MigrationSet[]): Promise<string> => {
  const template = templateName(sets);
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
  if (rowCount === 0) await buildTemplate(client, template, sets);
  await client.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
  return template;
};

/**
 * A fresh database with the migrations of the named services (or of `{ schema, dir }`), cloned from a template
 * that is migrated once per run and set of migrations.
 */
export const testDatabase = async (migrations: (string | MigrationSet)[]): Promise<TestDatabase> => {
  const sets = migrations.map((entry) => (typeof entry === 'string' ? migrationsOf(entry) : entry));
  const name = randomName();
  await asOwner(async (client) => {
    const template = await ensureTemplate(client, sets);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const { url, ownerUrl } = testStack().postgres;
  return {
    url: inDatabase(url, name),
    ownerUrl: inDatabase(ownerUrl, name),
    drop: () => asOwner(async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
};

/** An account of the test run's NATS server nobody else uses: empty, with JetStream; the URL carries user and password. */
export const testNats = async (): Promise<{ url: string }> => {
  const { url, accounts } = testStack().nats;
  const next = await asOwner((client) => client.query<{ n: string }>("SELECT nextval('nats_account') AS n"));
  const n = Number(next.rows[0]?.n);
  if (n >= accounts)
    throw new Error(`all ${accounts} NATS test accounts are used: raise natsAccounts in test-setup.ts`);
  const address = new URL(url);
  address.username = `t${n}`;
  return { url: address.href };
};

const execute = async (url: string, sql: string): Promise<void> => {
  const { origin, username, password } = new URL(url);
  const headers = { 'x-clickhouse-user': username, 'x-clickhouse-key': password };
  const response = await fetch(origin, { method: 'POST', headers, body: sql });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
};

/** A fresh, empty ClickHouse database. */
export const testClickHouse = async (): Promise<TestClickHouse> => {
  const { url } = testStack().clickhouse;
  const database = randomName();
  await execute(url, `CREATE DATABASE ${database}`);
  return {
    url: inDatabase(url, database),
    database,
    drop: () => execute(url, `DROP DATABASE ${database} SYNC`),
  };
};

/** A bearer token of a demonstration account, or of `service`. */
export const testToken = (account: string): Promise<string> => {
  const { issuer, serviceSecret } = testStack().identity;
  return tokenFor({ issuer, account, ...(account === 'service' ? { secret: serviceSecret } : {}) });
};

/** The issuer whose tokens `testToken` hands out. */
export const testIssuer = (): string => testStack().identity.issuer;

export { waitUntil } from './wait-until.ts';
