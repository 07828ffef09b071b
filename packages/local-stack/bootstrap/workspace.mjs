import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, root } from './places.mjs';
import { attempt, lastLines } from './processes.mjs';
import { Cure, say } from './say.mjs';

/** The folders of the workspace's packages, relative to the root. */
export function workspaceFolders(base = root) {
  const nested = ['packages', 'services'].flatMap((parent) =>
    existsSync(join(base, parent)) ? readdirSync(join(base, parent)).map((name) => `${parent}/${name}`) : [],
  );
  const folders = [...nested, 'dashboards', 'load-tests'];
  return folders.filter((folder) => existsSync(join(base, folder, 'package.json')));
}

/** Installs the workspace's dependencies when what asks for them changed since the last time. */
export async function installWorkspace(env) {
  const stamp = join(root, 'node_modules', '.haoban-installed.json');
  const wanted = fingerprint();
  if (readJson(stamp)?.wanted === wanted) return;

  const locked = existsSync(join(root, 'pnpm-lock.yaml'));
  say(
    `installing the workspace's dependencies with pnpm: ${locked ? 'new or changed' : 'there is no lock file yet'}`,
  );
  const lock = locked ? '--frozen-lockfile' : '--no-frozen-lockfile';
  const result = await attempt('pnpm', ['install', lock, '--config.confirmModulesPurge=false'], { env });
  if (!result.ok)
    throw new Cure(`pnpm install failed:\n${lastLines(result.output)}\n${installCure(result.output)}`);
  writeFileSync(stamp, JSON.stringify({ wanted }));
}

function fingerprint() {
  const manifests = ['.', ...workspaceFolders()].map((folder) => `${folder}/package.json`);
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function installCure(output) {
  return output.includes('OUTDATED_LOCKFILE')
    ? 'A package.json and pnpm-lock.yaml disagree: run `pnpm install` and commit the lock file.'
    : 'Check that the registry of `npm config get registry` can be reached (a proxy, a mirror), then run this again.';
}

/** Generates the database clients of the services whose schema changed; turbo keeps the others' from its cache. */
export async function generateClients(env) {
  const services = workspaceFolders().filter((folder) =>
    existsSync(join(root, folder, 'prisma/schema.prisma')),
  );
  if (services.length === 0) return;
  if (!services.every((folder) => existsSync(join(root, folder, 'src/db/generated')))) {
    say('generating the database clients from the Prisma schemas');
  }
  const filters = services.map((folder) => `--filter=./${folder}`);
  const result = await attempt('turbo', ['run', 'generate', '--output-logs=errors-only', ...filters], {
    env,
  });
  if (!result.ok) {
    throw new Cure(
      `prisma generate failed; correct the schema that it names:\n${lastLines(result.output, 40)}`,
    );
  }
}
