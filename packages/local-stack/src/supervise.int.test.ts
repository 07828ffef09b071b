import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commandLine } from './command-line.ts';
import { freePort } from './free-port.ts';
import { startProcess } from './supervise.ts';
import type { ProcessPlan } from './supervise.ts';
import { makeTestHome } from './test-home.ts';
import { waitUntil } from './wait-until.ts';

const { home, remove } = makeTestHome();
afterAll(remove);

const answering =
  "require('node:http').createServer((_, response) => response.end()).listen(process.env.PORT)";

const planOf = async (name: string, code: string): Promise<ProcessPlan> => {
  const port = await freePort();
  return {
    name,
    command: process.execPath,
    args: ['-e', code],
    env: { ...process.env, PORT: String(port) },
    logFile: join(home, `${name}.log`),
    readyUrl: `http://127.0.0.1:${port}`,
    readyTimeoutMs: 20_000,
    restart: true,
  };
};

test('a killed process is started again and says so in one line', async () => {
  const said: string[] = [];
  const plan = await planOf('server', answering);
  const running = await startProcess({ ...plan, say: (line) => said.push(line) });
  const killed = running.pid();
  process.kill(killed, 'SIGKILL');
  await waitUntil(() => running.pid() !== killed && fetch(plan.readyUrl ?? ''), {
    timeoutMs: 20_000,
    what: 'the server to return',
  });
  expect(said).toEqual(['server ended (SIGKILL); starting it again in 0.2 s']);
  await running.stop();
  expect(await commandLine(running.pid())).toBe('');
});

test('a process that ignores the request to stop is killed after the grace', async () => {
  const stubborn = `process.on('SIGTERM', () => {}); ${answering}`;
  const running = await startProcess(await planOf('stubborn', stubborn));
  await running.stop(50);
  expect(await commandLine(running.pid())).toBe('');
});

test('a program that cannot start is an error quoting its last words', async () => {
  const plan = await planOf('broken', "throw new Error('no such setting')");
  await expect(startProcess(plan)).rejects.toThrow('no such setting');
});

test('a program that does not get ready in time is an error, and is ended', async () => {
  const plan = await planOf('slow', 'console.log(process.pid); setInterval(() => {}, 1000)');
  await expect(startProcess({ ...plan, readyTimeoutMs: 1_000 })).rejects.toThrow(
    'slow does not start (no answer within 1 s)',
  );
  const pids = readFileSync(plan.logFile, 'utf8').trim().split('\n').map(Number);
  expect(await Promise.all(pids.map(commandLine))).toEqual(['', '', '']);
});

test('children end with their parent, kill -9 included', async () => {
  const plan = await planOf('child', answering);
  const supervise = join(import.meta.dirname, 'supervise.ts');
  const code = `import { startProcess } from ${JSON.stringify(supervise)};
    const running = await startProcess(${JSON.stringify(plan)});
    console.log(running.pid());`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const child = await new Promise<number>((resolve) =>
    parent.stdout.once('data', (text) => resolve(Number(text))),
  );
  expect(await commandLine(child)).not.toBe('');
  parent.kill('SIGKILL');
  await waitUntil(async () => (await commandLine(child)) === '', {
    timeoutMs: 20_000,
    what: 'the child to end',
  });
});
