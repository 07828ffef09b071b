import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { areaPassword, areaReader } from './area-readers.ts';
import { clickhouseConfig } from './clickhouse-config.ts';
import { freePort } from './free-port.ts';
import { readSecrets } from './secrets.ts';
import { startProcess } from './supervise.ts';

/** Where the data lives, ports (free ones when absent), and the server: from npm, or a program on this machine. */
export type ClickHousePlan = {
  home: string;
  httpPort?: number;
  tcpPort?: number;
  servers: { from: 'npm' } | { bin: string };
  /** Codes of areas that get a reader of their own. */
  areas?: readonly string[];
  say?: (line: string) => void;
};

/** A running server: `url` for services, `readerUrl` for Grafana and people, `areaReaderUrls` for those of one area, `tcpPort` for the native protocol. */
export type ClickHouse = {
  url: string;
  readerUrl: string;
  areaReaderUrls: Record<string, string>;
  tcpPort: number;
  pid: () => number;
  stop: (graceMs?: number) => Promise<void>;
};

const serverFromNpm = fileURLToPath(new URL('clickhouse-server.cjs', import.meta.url));

// One program carries all of ClickHouse's commands; distributions link it under the command's own name too.
const subcommand = (bin: string): string[] => (basename(bin) === 'clickhouse' ? ['server'] : []);

const asCommand = (servers: ClickHousePlan['servers'], configFile: string, dataDir: string) =>
  'bin' in servers
    ? { command: servers.bin, args: [...subcommand(servers.bin), `--config-file=${configFile}`] }
    : { command: process.execPath, args: [serverFromNpm, configFile, dataDir] };

const createDatabase = async (url: string): Promise<boolean> => {
  const { origin, username, password } = new URL(url);
  const response = await fetch(origin, {
    method: 'POST',
    // An open connection would hold the server's stop for 5 s.
    headers: { 'x-clickhouse-user': username, 'x-clickhouse-key': password, connection: 'close' },
    body: 'CREATE DATABASE IF NOT EXISTS haoban',
    signal: AbortSignal.timeout(2_000),
  });
  await response.body?.cancel();
  return response.ok;
};

/** Starts ClickHouse on HOME/data/clickhouse, supervised, with the database `haoban` and its two users. */
export const startClickHouse = async (plan: ClickHousePlan): Promise<ClickHouse> => {
  const { home, servers, say } = plan;
  const secrets = readSecrets(home);
  const httpPort = plan.httpPort ?? (await freePort());
  const tcpPort = plan.tcpPort ?? (await freePort());
  const dataDir = join(home, 'data', 'clickhouse');
  const configFile = join(home, 'run', 'clickhouse.xml');
  mkdirSync(dataDir, { recursive: true });
  const { clickhouse: password, grafana: readerPassword } = secrets;
  const { areas = [] } = plan;
  const config = clickhouseConfig({
    configFile,
    httpPort,
    tcpPort,
    dataDir,
    password,
    readerPassword,
    areas,
  });
  writeFileSync(configFile, config, { mode: 0o600 });
  const url = `http://haoban:${password}@127.0.0.1:${httpPort}/haoban`;
  const supervised = await startProcess({
    name: 'ClickHouse',
    ...asCommand(servers, configFile, dataDir),
    cwd: dataDir,
    logFile: join(home, 'logs', 'clickhouse.log'),
    ready: () => createDatabase(url),
    readyTimeoutMs: 60_000,
    restart: true,
    ...(say === undefined ? {} : { say }),
  });
  const urlOf = (user: string, secret: string): string =>
    `http://${user}:${secret}@127.0.0.1:${httpPort}/haoban`;
  return {
    url,
    areaReaderUrls: Object.fromEntries(
      areas.map((area) => [area, urlOf(areaReader(area), areaPassword(readerPassword, area))]),
    ),
    readerUrl: urlOf('grafana', readerPassword),
    tcpPort,
    pid: supervised.pid,
    stop: supervised.stop,
  };
};
