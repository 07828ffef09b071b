// The program behind `npm start`: the whole suite on this machine, until Ctrl-C.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findServers, haobanHome, repositoryRoot } from './servers.ts';
import { startStack } from './stack.ts';
import type { Stack } from './stack.ts';
import { tieToParent } from './tie-to-parent.ts';
import { welcome } from './welcome.ts';

const home = haobanHome();
const seedProgram = join(repositoryRoot, 'packages', 'cli', 'src', 'seed.ts');
const say = (line: string): void => console.log(line);

const seed = async (): Promise<void> => {
  if (!existsSync(seedProgram)) return;
  const child = spawn(process.execPath, [seedProgram], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, HAOBAN_HOME: home },
  });
  tieToParent(child.pid);
  const end = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'lost'));
  });
  if (end !== 0) say(`The suite is up, but seeding ended with ${end}: the lines above say why.`);
};

let stack: Stack | undefined;
let stoppingSince: number | undefined;

const shutDown = async (): Promise<void> => {
  // One Ctrl-C may arrive twice: from the terminal and through npm.
  if (stoppingSince !== undefined && Date.now() - stoppingSince < 500) return;
  // A second one does not wait; during the start there is nothing to save. Children end with this process.
  if (stoppingSince !== undefined || stack === undefined) {
    await stack?.stop(0);
    process.exit(130);
  }
  stoppingSince = Date.now();
  say('Stopping …');
  await stack.stop();
  say('Stopped. The data is kept; "npm start" continues with it.');
  process.exit(0);
};
process.on('SIGINT', () => void shutDown());
process.on('SIGTERM', () => void shutDown());
process.on('SIGHUP', () => void shutDown());

try {
  const startedAt = performance.now();
  say(`Starting the suite in ${home} …`);
  stack = await startStack({ home, servers: findServers(process.env), say });
  say(`Ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  await seed();
  say(welcome(stack.file, home));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
