import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { natsConfig } from './nats-config.ts';
import { readSecrets } from './secrets.ts';
import { startProcess } from './supervise.ts';

/** Where the store lives, ports (free ones when absent), the program, and how many isolated test accounts. */
export type NatsPlan = {
  home: string;
  port?: number;
  monitorPort?: number;
  servers: { bin: string };
  accounts?: number;
  say?: (line: string) => void;
};

/** A running server; `url` carries user and password, `accountUrl(n)` those of test account n. */
export type Nats = {
  url: string;
  accountUrl: (n: number) => string;
  monitorUrl: string;
  pid: () => number;
  stop: (graceMs?: number) => Promise<void>;
};

const versionOf = async (bin: string): Promise<[number, number]> => {
  const { stdout } = await promisify(execFile)(bin, ['--version']).catch((cause: unknown) => {
    throw new Error(`nats-server is not at ${bin}: run "npm start" once, it provides it, or set NATS_URL`, {
      cause,
    });
  });
  const [, major, minor] = /(\d+)\.(\d+)\.\d+/.exec(stdout) ?? [];
  return [Number(major), Number(minor)];
};

/** Starts nats-server with JetStream on HOME/data/nats, supervised. */
export const startNats = async (plan: NatsPlan): Promise<Nats> => {
  const { home, servers, accounts = 0, say } = plan;
  const password = readSecrets(home).nats;
  const port = plan.port ?? (await freePort());
  const monitorPort = plan.monitorPort ?? (await freePort());
  const storeDir = join(home, 'data', 'nats');
  const configFile = join(home, 'run', 'nats.conf');
  mkdirSync(storeDir, { recursive: true });
  const version = await versionOf(servers.bin);
  const config = natsConfig({ port, monitorPort, storeDir, version, password, accounts });
  writeFileSync(configFile, config, { mode: 0o600 });
  const monitorUrl = `http://127.0.0.1:${monitorPort}`;
  const supervised = await startProcess({
    name: 'NATS',
    command: servers.bin,
    args: ['--config', configFile],
    logFile: join(home, 'logs', 'nats.log'),
    readyUrl: `${monitorUrl}/healthz`,
    readyTimeoutMs: 60_000,
    restart: true,
    ...(say === undefined ? {} : { say }),
  });
  const urlFor = (user: string): string => `nats://${user}:${password}@127.0.0.1:${port}`;
  return {
    url: urlFor(accounts > 0 ? 't0' : 'haoban'),
    accountUrl: (n) => urlFor(`t${n}`),
    monitorUrl,
    pid: supervised.pid,
    stop: supervised.stop,
  };
};
