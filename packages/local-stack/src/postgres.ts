import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { clearStaleServer, openCluster } from './postgres-cluster.ts';
import { queryRows } from './postgres-client.ts';
import { prepareRoles } from './postgres-roles.ts';
import { readSecrets } from './secrets.ts';
import { startProcess } from './supervise.ts';

/** Where the server's data lives, its port (a free one when absent) and its programs. */
export type PostgresPlan = {
  home: string;
  port?: number;
  servers: { binDir: string };
  /** Server settings beside the suite's own. */
  settings?: Record<string, string>;
  say?: (line: string) => void;
};

/** A running server and its addresses: `url` for services, `ownerUrl` for migrations, `adminUrl` for neither. */
export type Postgres = {
  url: string;
  ownerUrl: string;
  adminUrl: string;
  pid: () => number;
  stop: (graceMs?: number) => Promise<void>;
};

const suiteSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_min_messages: 'warning',
};

/** Starts PostgreSQL on HOME/data/postgres, supervised, with the roles and the database of the suite. */
export const startPostgres = async (plan: PostgresPlan): Promise<Postgres> => {
  const { home, port, servers, settings, say } = plan;
  const secrets = readSecrets(home);
  const cluster = await openCluster(home, servers.binDir, secrets.postgresAdmin);
  const at = port ?? (await freePort());
  const address = (user: string, password: string, database: string): string =>
    `postgresql://${user}:${password}@127.0.0.1:${at}/${database}`;
  const adminUrl = address('postgres', secrets.postgresAdmin, 'postgres');
  const flags = Object.entries({ ...suiteSettings, ...settings, port: String(at) }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  );
  const supervised = await startProcess({
    name: 'PostgreSQL',
    ...cluster.runAs.wrap(join(servers.binDir, 'postgres'), ['-D', cluster.dataDir, ...flags]),
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    logFile: join(home, 'logs', 'postgres.log'),
    ready: async () => (await queryRows(adminUrl, 'SELECT 1')).length === 1,
    // Recovery after a power cut may take its time.
    readyTimeoutMs: 300_000,
    // Fast shutdown: open sessions are ended, the data is written out.
    stopSignal: 'SIGINT',
    beforeStart: () => clearStaleServer(cluster),
    restart: true,
    ...(say === undefined ? {} : { say }),
  });
  await prepareRoles(adminUrl, secrets).catch(async (error: unknown) => {
    await supervised.stop();
    throw error;
  });
  return {
    url: address('haoban_app', secrets.postgresApp, 'haoban'),
    ownerUrl: address('haoban_owner', secrets.postgresOwner, 'haoban'),
    adminUrl,
    pid: supervised.pid,
    stop: supervised.stop,
  };
};
