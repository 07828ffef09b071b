import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, tools } from './places.mjs';
import { attempt, findOnPath, lastLines } from './processes.mjs';
import { Cure, say } from './say.mjs';

/**
 * Installs one npm package of an exact version into a folder of its own and returns the package's folder.
 * @param folder name under HAOBAN_HOME/tools
 * @param reason why it is needed, for the line it says
 */
export async function npmTool({ folder, name, version, reason }) {
  const prefix = join(tools, folder);
  const installed = join(prefix, 'node_modules', name);
  if (readJson(join(installed, 'package.json'))?.version === version) return installed;

  const npm = findOnPath('npm');
  if (!npm) throw new Cure(`npm is not on the PATH: install Node together with npm, then run this again.`);
  say(`installing ${name}@${version} from npm: ${reason}`);
  mkdirSync(prefix, { recursive: true });
  // One retry: npm's own patience with a closed network is many minutes of silence.
  const options = ['--no-audit', '--no-fund', '--no-update-notifier', '--fetch-retries=1'];
  const result = await attempt(npm, ['install', '--prefix', prefix, ...options, `${name}@${version}`]);
  if (!result.ok) {
    throw new Cure(
      `npm could not install ${name}@${version}:\n${lastLines(result.output)}\n` +
        'Check that the registry of `npm config get registry` can be reached (a proxy, a mirror), then run this again.',
    );
  }
  return installed;
}
