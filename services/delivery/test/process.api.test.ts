import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '@haoban/local-stack/free-port';
import { serviceProgram } from '@haoban/local-stack/service-processes';
import { testDatabase, testIssuer, testNats, testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { testStack } from '@haoban/local-stack/test-stack';
import { expect, test } from 'vitest';

test('the program starts from its environment, answers, and ends in order when it is told to', async () => {
  const [database, nats, port] = await Promise.all([testDatabase(['delivery']), testNats(), freePort()]);
  const objects = mkdtempSync(join(tmpdir(), 'haoban-objects-'));
  const url = `http://127.0.0.1:${port}`;
  const service = spawn(process.execPath, [serviceProgram('delivery')], {
    stdio: 'ignore',
    env: {
      PORT: String(port),
      DATABASE_URL: database.url,
      NATS_URL: nats.url,
      OIDC_ISSUER: testIssuer(),
      HAOBAN_KEY: Buffer.alloc(32, 3).toString('base64'),
      HAOBAN_OBJECTS: pathToFileURL(objects).href,
      PUBLIC_URL: 'https://hall.example',
      INTAKE_URL: 'http://127.0.0.1:9',
      SERVICE_CLIENT_ID: 'service',
      SERVICE_CLIENT_SECRET: testStack().identity.serviceSecret,
    },
  });
  try {
    const ready = async (): Promise<boolean> => (await fetch(`${url}/health/ready`)).ok;
    await waitUntil(ready, { timeoutMs: 240_000, what: 'delivery' });
    const headers = { authorization: `Bearer ${await testToken('courier-desk')}` };
    const list = await fetch(`${url}/api/delivery/deliveries?status=unrequested`, { headers });
    expect([list.status, await list.json()]).toEqual([200, { rows: [] }]);
    const ended = once(service, 'exit');
    service.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  } finally {
    service.kill('SIGKILL');
    rmSync(objects, { recursive: true, force: true });
    await database.drop();
  }
});
