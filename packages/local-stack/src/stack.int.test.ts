import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Type } from 'typebox';
import { afterAll, expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';
import { queryRows } from './postgres-client.ts';
import { commandLine } from './command-line.ts';
import { findServers } from './servers.ts';
import { findStackFile } from './stack-file.ts';
import { startStack } from './stack.ts';
import type { Stack, StackPlan } from './stack.ts';
import { makeTestHome } from './test-home.ts';
import { waitUntil } from './wait-until.ts';

const { home, remove } = makeTestHome();
const plan: StackPlan = { home, ports: 'any', servers: findServers({}), services: [] };
let stack: Stack | undefined;
const others: ChildProcess[] = [];

afterAll(async () => {
  others.forEach((other) => other.kill('SIGKILL'));
  await stack?.stop();
  remove();
});

const query = (sql: string): Promise<unknown[]> =>
  queryRows(findStackFile(home)?.postgres.ownerUrl ?? '', sql);

// Runs the same suite in a process of its own, and answers when it is up.
const startElsewhere = async () => {
  const code = `import { startStack } from ${JSON.stringify(join(import.meta.dirname, 'stack.ts'))};
    const { parts } = await startStack(${JSON.stringify(plan)});
    console.log(JSON.stringify([...parts.values()].map((part) => part.pid())));`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  others.push(parent);
  const output: string[] = [];
  parent.stdout.on('data', (text) => output.push(String(text)));
  parent.stderr.on('data', (text) => output.push(String(text)));
  await waitUntil(() => output.length > 0, { timeoutMs: 60_000, what: 'the other process to speak' });
  return { parent, said: output.join('') };
};

test('a suite whose process was killed ends whole, and the next start finds its data', async () => {
  const { parent, said } = await startElsewhere();
  const pids = parseJson(Type.Array(Type.Number()), said);
  expect(pids).toHaveLength(4);
  await query('CREATE TABLE kept (n int)');
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  // At once, while the killed suite's servers may still be ending: as an impatient user would.
  stack = await startStack(plan);
  expect(await query('SELECT n FROM kept')).toEqual([]);
  const alive = async (): Promise<string[]> => (await Promise.all(pids.map(commandLine))).filter(Boolean);
  await waitUntil(async () => (await alive()).length === 0, {
    timeoutMs: 20_000,
    what: 'the old servers to end',
  });
});

test('a second suite on the same folder is refused and says why', async () => {
  const { said } = await startElsewhere();
  expect(said).toContain('already running here');
  expect(stack?.file).toEqual(findStackFile(home));
});

test('after the stop nothing runs and nothing is announced', async () => {
  const pids = [...(stack?.parts.values() ?? [])].map((part) => part.pid());
  await stack?.stop();
  expect(await Promise.all(pids.map(commandLine))).toEqual(['', '', '', '']);
  expect(findStackFile(home)).toBeUndefined();
});
