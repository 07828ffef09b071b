import { delimiter, dirname, join } from 'node:path';
import { ensureNats } from './nats.mjs';
import { ensureNode } from './node.mjs';
import { platform, root } from './places.mjs';
import { ensurePnpm } from './pnpm.mjs';
import { Cure } from './say.mjs';
import { writeServers } from './servers.mjs';
import { generateClients, installWorkspace } from './workspace.mjs';

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** Makes everything the suite needs present and resolves to `{ node, env }`: its Node and its environment. */
export async function prepare() {
  if (!PLATFORMS.includes(platform)) {
    throw new Cure(
      `The suite runs on Linux and macOS (x64, arm64), not on ${platform}: on Windows, use WSL 2.`,
    );
  }
  const node = await ensureNode();
  const env = environment(node, await ensurePnpm());
  const [nats] = await Promise.all([ensureNats(node, env), prepareWorkspace(env)]);
  await writeServers({ node, nats });
  return { node, env };
}

async function prepareWorkspace(env) {
  await installWorkspace(env);
  await generateClients(env);
}

function environment(node, pnpmFolder) {
  const path = [dirname(node), pnpmFolder, join(root, 'node_modules/.bin'), process.env.PATH];
  return {
    ...process.env,
    PATH: path.join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    // Prisma looks for an engine that generating never starts; any existing file spares its download.
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? node,
  };
}
