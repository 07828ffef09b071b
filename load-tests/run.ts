// `npm run load SCENARIO -- [--target URL] [--issuer URL] [--vus 5] [--duration 20s]`: runs a k6 scenario against the running suite.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { haobanHome } from '@haoban/local-stack/servers';
import { findStackFile } from '@haoban/local-stack/stack-file';
import { chooseTarget } from './choose-target.ts';
import { findK6 } from './find-k6.ts';

const scenarios = ['smoke'];
const maxVus = 50;
const { LOAD_CLIENT_SECRET: secret, PATH: path = '' } = process.env;

const say = (line: string): void => console.log(line);

function readArguments() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      target: { type: 'string' },
      issuer: { type: 'string' },
      vus: { type: 'string', default: '5' },
      duration: { type: 'string', default: '20s' },
    },
  });
  const [scenario = '', ...more] = positionals;
  if (!scenarios.includes(scenario) || more.length > 0)
    throw new Error(`name a scenario: ${scenarios.join(', ')}`);
  const vus = Number(values.vus);
  if (!Number.isInteger(vus) || vus < 1 || vus > maxVus)
    throw new Error(`--vus is a number from 1 to ${maxVus}`);
  return { scenario, ...values };
}

/** Runs the scenario and resolves to k6's exit code: 0 when every threshold held, 99 when one did not. */
async function run(): Promise<number> {
  const { scenario, target: wished, issuer, vus, duration } = readArguments();
  const home = haobanHome();
  const chosen = chooseTarget(findStackFile(home), { target: wished, issuer, secret });
  const k6 = findK6(home, path, say);
  const id = `${scenario}-${Date.now().toString(36)}`;
  const folder = join(home, 'load', id);
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'log.txt');
  say(`${scenario} against ${chosen.target}: ${vus} users for ${duration}`);
  const limits = ['--vus', vus, '--duration', duration];
  const output = ['--quiet', '--no-usage-report', '--log-format', 'raw', '--console-output', log];
  const child = spawn(
    k6,
    ['run', ...limits, ...output, fileURLToPath(new URL(`${scenario}.ts`, import.meta.url))],
    {
      env: {
        ...process.env,
        TARGET: chosen.target,
        ISSUER: chosen.issuer,
        SECRET: chosen.secret,
        RUN: id,
        SUMMARY: join(folder, 'summary.json'),
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (ended) => resolve(ended ?? 1));
  });
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  const refused = lines.filter((line) => line.startsWith('refused'));
  for (const line of refused.slice(0, 3)) say(line);
  const filed = lines.filter((line) => line.startsWith('filed')).length;
  say(`${filed} cases filed, ${refused.length} steps refused: every number and the summary in ${folder}`);
  return code;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
