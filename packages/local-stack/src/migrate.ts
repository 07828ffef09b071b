import { randomUUID } from 'node:crypto';
import { DatabaseError, escapeIdentifier } from 'pg';
import type { Client } from 'pg';
import { findMigrationSets, readMigrations } from './migration-files.ts';
import type { Migration, MigrationSet } from './migration-files.ts';
import { withClient } from './postgres-client.ts';

/** The owner's address of the database, a schema with its folder, and the role that will use its tables. */
export type MigrationPlan = MigrationSet & { ownerUrl: string; appRole: string };

// The lock Prisma's own engine takes, so that both never migrate at once.
const prismaLock = 72_707_369;

const bookkeeping = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

const prepareSchema = async (client: Client, { schema, appRole }: MigrationPlan): Promise<void> => {
  const [name, role] = [escapeIdentifier(schema), escapeIdentifier(appRole)];
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${name}`);
  await client.query(`SET search_path TO ${name}`);
  // Made before the default privileges: the application has no business in it.
  await client.query(bookkeeping);
  await client.query(`
    GRANT USAGE ON SCHEMA ${name} TO ${role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${name} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${name} GRANT USAGE ON SEQUENCES TO ${role};`);
};

// PostgreSQL counts characters from 1; people read lines.
const placeOf = ({ file, sql }: Migration, error: unknown): string =>
  error instanceof DatabaseError && error.position !== undefined
    ? `${file}:${sql.slice(0, Number(error.position)).split('\n').length}`
    : file;

const apply = async (client: Client, migration: Migration): Promise<void> => {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${placeOf(migration, cause)} failed and was undone: ${reason}`, { cause });
  }
};

/**
 * Applies what is missing, each migration in one transaction, and returns the names applied. Files name no schema.
 * An applied file that was edited since is an error: migrations only go forward.
 */
export const migrate = (plan: MigrationPlan): Promise<string[]> =>
  withClient(plan.ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock]);
    await prepareSchema(client, plan);
    const { rows } = await client.query<{ name: string; checksum: string }>(
      `SELECT migration_name AS name, checksum FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
    const migrations = readMigrations(plan.dir);
    const edited = migrations.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum);
    if (edited) {
      throw new Error(`${edited.file} was edited after it was applied: undo that, and add a new migration`);
    }
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  });

/** The owner's address of the suite's database, the role that serves from it, and whose schemas (default: all). */
export type SuiteMigrationPlan = { ownerUrl: string; appRole: string; services?: readonly string[] };

/** Migrates the services' schemas; the answer names what was applied, as `schema/migration`. */
export const migrateAll = async ({ services, ...database }: SuiteMigrationPlan): Promise<string[]> => {
  const applied: string[] = [];
  for (const set of findMigrationSets(services)) {
    const names = await migrate({ ...set, ...database });
    applied.push(...names.map((name) => `${set.schema}/${name}`));
  }
  return applied;
};
