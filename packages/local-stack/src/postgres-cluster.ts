import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { commandLine } from './command-line.ts';
import { unprivilegedUser } from './unprivileged-user.ts';
import type { RunAs } from './unprivileged-user.ts';
import { waitUntil } from './wait-until.ts';

const run = promisify(execFile);

/** A cluster's data directory, its programs, and the user they run as. */
export type Cluster = { dataDir: string; binDir: string; runAs: RunAs };

const environment = { ...process.env, LC_ALL: 'C' };

const initialise = async ({ dataDir, binDir, runAs }: Cluster, password: string): Promise<void> => {
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(passwordFile, runAs.uid, runAs.gid);
  const { command, args, ...ids } = runAs.wrap(join(binDir, 'initdb'), [
    `--pgdata=${dataDir}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
  ]);
  try {
    await run(command, args, { ...ids, cwd: '/', env: environment });
  } catch (cause) {
    rmSync(dataDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not create its data directory ${dataDir}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

/** The cluster under HOME/data/postgres, created by initdb when it is not there yet. */
export const openCluster = async (home: string, binDir: string, password: string): Promise<Cluster> => {
  const dataDir = join(home, 'data', 'postgres');
  const existed = existsSync(join(dataDir, 'PG_VERSION'));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const runAs = await unprivilegedUser(join(binDir, 'postgres'), dirname(dataDir));
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(dataDir, runAs.uid, runAs.gid);
  chmodSync(dataDir, 0o700);
  const cluster = { dataDir, binDir, runAs };
  if (!existed) await initialise(cluster, password);
  return cluster;
};

/**
 * Clears what a killed server left: an orphan on this data directory is shut down at once (its clients are gone);
 * a lock file whose process id now belongs to another program is removed. Any other stale lock file stays:
 * PostgreSQL needs it to see whether sessions of the killed server are still writing.
 */
export const clearStaleServer = async ({ dataDir }: Cluster): Promise<void> => {
  const lockFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  const owner = await commandLine(pid);
  if (owner === '') return;
  if (!owner.includes(dataDir)) return rmSync(lockFile, { force: true });
  process.kill(pid, 'SIGQUIT');
  await waitUntil(async () => (await commandLine(pid)) === '', {
    timeoutMs: 10_000,
    what: `the old server ${pid} to end`,
  });
};
