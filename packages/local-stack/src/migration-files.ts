import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './servers.ts';

/** One schema and the folder of its migrations. */
export type MigrationSet = { schema: string; dir: string };

/** One migration: the folder's name, the file, its SQL, and the SHA-256 of its bytes in hex. */
export type Migration = { name: string; file: string; sql: string; checksum: string };

/** The migrations of a folder in Prisma's layout, DIR/NNNN_name/migration.sql, in the order of their names. */
export const readMigrations = (dir: string): Migration[] =>
  readdirSync(dir)
    .toSorted()
    .map((name) => ({ name, file: join(dir, name, 'migration.sql') }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const bytes = readFileSync(file);
      return {
        name,
        file,
        sql: bytes.toString('utf8'),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      };
    });

/** The migrations of one service; its schema bears its name. */
export const migrationsOf = (service: string): MigrationSet => ({
  schema: service,
  dir: join(repositoryRoot, 'services', service, 'prisma', 'migrations'),
});

/** The migrations of the named services, or of all, where there are any. */
export const findMigrationSets = (services?: readonly string[]): MigrationSet[] =>
  (services ?? readdirSync(join(repositoryRoot, 'services')))
    .map(migrationsOf)
    .filter(({ dir }) => existsSync(dir));
