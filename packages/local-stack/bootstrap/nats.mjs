import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackDistributionPackage } from './nats-package.mjs';
import { RELEASE } from './nats-release.mjs';
import { tools } from './places.mjs';
import { attempt, findOnPath, lastLines } from './processes.mjs';
import { Cure, say } from './say.mjs';

const MODULE = 'github.com/nats-io/nats-server/v2';
const OLDEST = [2, 9];

const folder = join(tools, 'nats');

/**
 * Finds a nats-server or fetches one into HAOBAN_HOME/tools/nats: `{ bin, version, from }`, or `{ url }` when
 * NATS_URL names a running one. Ways that need the network fail fast, so that a closed one costs seconds.
 */
export async function ensureNats(node, env) {
  if (process.env.NATS_URL) return { url: process.env.NATS_URL };
  const found = (await describe(findOnPath('nats-server'), 'path')) ?? (await fetched());
  if (found) return found;

  mkdirSync(folder, { recursive: true });
  for (const fetchServer of [fromRelease, fromGo, fromDistribution]) {
    const failure = await fetchServer(node, env);
    const server = await fetched();
    if (server) return server;
    if (failure) say(`nats-server: ${failure}`);
  }
  throw new Cure(
    'nats-server could not be had: set NATS_URL to a running server with JetStream, or put a nats-server ' +
      `(${OLDEST.join('.')} or newer; github.com/nats-io/nats-server/releases) on the PATH or into ${folder}.`,
  );
}

const fetched = () => describe(join(folder, 'nats-server'), 'tools');

async function describe(bin, from) {
  if (!bin) return undefined;
  const { output } = await attempt(bin, ['--version']);
  const version = /v(\d+\.\d+\.\d+\S*)/.exec(output)?.[1];
  if (!version) return undefined;
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return { bin, version, from };
  say(`nats-server ${version} at ${bin} is passed over: ${OLDEST.join('.')} or newer is needed`);
  return undefined;
}

async function fromRelease(node, env) {
  say(`fetching nats-server ${RELEASE.version}: none is installed here`);
  const script = fileURLToPath(new URL('nats-release.mjs', import.meta.url));
  // A process of its own on the new Node, because only that one goes through the proxies of the environment.
  const result = await attempt(node, [script, folder], { env: { ...env, NODE_USE_ENV_PROXY: '1' } });
  return result.ok ? undefined : `the release could not be fetched (${result.output})`;
}

async function fromGo(node, env) {
  const go = findOnPath('go');
  if (!go) return 'Go is not on the PATH, so it cannot be built here';
  say(`building nats-server ${RELEASE.version} with Go: a minute or two, once`);
  const settings = { ...env, GOBIN: folder, CGO_ENABLED: '0' };
  const result = await attempt(go, ['install', `${MODULE}@v${RELEASE.version}`], {
    env: settings,
    cwd: folder,
  });
  return result.ok ? undefined : `Go could not build it (${lastLines(result.output, 2)})`;
}

function fromDistribution() {
  return unpackDistributionPackage(folder);
}
