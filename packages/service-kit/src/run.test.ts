import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';

const program = fileURLToPath(new URL('../test/hall-process.ts', import.meta.url));
// processes start slowly on a busy machine
vi.setConfig({ testTimeout: 120_000 });
const patience = { timeout: 90_000, interval: 20 };
let hall: { child: ChildProcess; output: () => string; port: number };
afterEach(() => void hall.child.kill('SIGKILL'));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}

async function start(env: Record<string, string> = {}) {
  const port = await freePort();
  const child = spawn(process.execPath, [program], {
    env: { PORT: String(port), OIDC_ISSUER: 'http://127.0.0.1:1', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  hall = { child, output: () => output, port };
}
const said = (text: string) => vi.waitUntil(() => hall.output().includes(text), patience);

test('on SIGTERM what is under way is finished, a part that fails to stop is reported, and the exit is clean', async () => {
  await start();
  await said('started');
  const slow = fetch(`http://127.0.0.1:${hall.port}/slow`).then((answer) => answer.text());
  await said('working');
  hall.child.kill('SIGTERM');
  expect(await slow).toBe('done');
  const [code] = await once(hall.child, 'exit');
  expect(code).toBe(0);
  expect(hall.output()).toMatch(/stopping\n.*"msg":"while shutting down"/);
});

test('a service ends with the parent that started it', async () => {
  await start({ EXIT_WITH_PARENT: '1' });
  await said('started');
  hall.child.stdin?.end();
  const [code] = await once(hall.child, 'exit');
  expect(code).toBe(0);
});

test('a service that cannot start says why in one line of JSON and exits with 1', async () => {
  await start({ BROKEN: '1' });
  const [code] = await once(hall.child, 'exit');
  expect(code).toBe(1);
  const [line = '', ...others] = hall.output().replace('started\n', '').trim().split('\n');
  expect(JSON.parse(line)).toMatchObject({
    service: 'hall',
    msg: 'hall could not start',
    err: { message: 'the database is not there' },
  });
  expect(others).toEqual([]);
});
