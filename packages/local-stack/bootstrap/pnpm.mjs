import { join } from 'node:path';
import { npmTool } from './npm-tool.mjs';
import { readJson, root } from './places.mjs';

/** The folder that holds the `pnpm` command, in the version that package.json pins. */
export async function ensurePnpm() {
  const [name, version] = readJson(join(root, 'package.json')).packageManager.split('@');
  const folder = await npmTool({
    folder: 'pnpm',
    name,
    version,
    reason: 'the workspace is installed with it',
  });
  return join(folder, '..', '.bin');
}
