// Installs pm4py into a virtual environment of its own and lets it read our XES, CSV and OCEL exports.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, tools } from '@haoban/local-stack/bootstrap/places';

const version = '2.7.23.11';
const environment = join(tools, `pm4py-${version}`);
const python = join(environment, 'bin', 'python');

function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', cwd: root, env });
  if (status === 0) return;
  console.error(
    error === undefined ? `${command} failed` : `${command}: ${error.message}; Python 3.9 or newer is needed`,
  );
  process.exit(1);
}

if (!existsSync(python)) run('python3', ['-m', 'venv', environment]);
if (spawnSync(python, ['-c', 'import pm4py']).status !== 0)
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `pm4py==${version}`]);
const test = fileURLToPath(new URL('../../../packages/local-stack/bootstrap/run.mjs', import.meta.url));
run(process.execPath, [test, 'test', 'services/analytics/src/events/exports/pm4py'], {
  ...process.env,
  HAOBAN_PYTHON: python,
});
