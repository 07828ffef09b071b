import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { freePort } from '@haoban/local-stack/free-port';
import { serviceProgram } from '@haoban/local-stack/service-processes';
import { testDatabase, testIssuer, testNats, testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { createPublisher } from '@haoban/messaging/publisher';
import { natsConnection } from '@haoban/messaging/runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenOf } from './callers.ts';
import { otherServices, submitted } from './other-services.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let nc: Awaited<ReturnType<typeof natsConnection>>;
let service: ChildProcess;
let address: string;
let logs = '';

beforeAll(async () => {
  const port = await freePort();
  const nats = await testNats();
  database = await testDatabase(['rating']);
  nc = await natsConnection(nats.url, 'test');
  address = `http://127.0.0.1:${port}`;
  service = spawn(process.execPath, [serviceProgram('rating')], {
    env: {
      PORT: String(port),
      LOG_LEVEL: 'trace',
      DATABASE_URL: database.url,
      NATS_URL: nats.url,
      OIDC_ISSUER: testIssuer(),
      HAOBAN_KEY: Buffer.alloc(32, 3).toString('base64'),
      INTAKE_URL: 'http://127.0.0.1:9',
      SERVICE_CLIENT_ID: 'service',
      SERVICE_CLIENT_SECRET: 'none',
      PUBLIC_URL: 'https://hall.example',
    },
  });
  for (const stream of [service.stdout, service.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      logs += chunk.toString();
    });
  }
  await waitUntil(async () => (await fetch(`${address}/health/ready`)).ok, {
    timeoutMs: 240_000,
    what: 'rating',
  });
});
afterAll(async () => {
  service.kill('SIGKILL');
  await nc.close();
  await database.drop();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${address}/api/rating${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'window-evaluator/7', ...headers },
    body: JSON.stringify(body),
  });

test('neither words nor links nor devices reach the log, whatever its level, and the process ends when asked', async () => {
  const subject = randomUUID();
  const publisher = createPublisher(nc);
  await otherServices(publisher)('intake', subject, submitted);
  const authorization = `Bearer ${await testToken('window-clerk')}`;
  const url = await waitUntil(
    async () => {
      const headers = { authorization, 'idempotency-key': randomUUID() };
      const answer = await post(`/subjects/${subject}/invitations`, { node: '1' }, headers);
      const invited: { url?: string } = JSON.parse(await answer.text());
      return invited.url;
    },
    { timeoutMs: 80_000, what: 'the invitation' },
  );
  const token = tokenOf(url);
  const body = { level: 2, options: [214], text: '态度很冷淡', channel: 'qr' };
  const statuses = [
    (await post(`/links/${token}/rating`, { ...body, options: [510] })).status,
    (await post(`/links/${token}/rating`, { ...body, channel: 'fax' })).status,
    (await post(`/links/${token}/rating`, body)).status,
    (await post(`/links/${token}/rating`, body)).status,
  ];
  expect(statuses).toEqual([422, 400, 201, 409]);

  publisher.close();
  service.kill('SIGTERM');
  const [code] = await once(service, 'exit');
  expect(code).toBe(0);
  expect(logs).toContain('/api/rating/links/:token/rating');
  for (const secret of [body.text, token, 'window-evaluator']) expect(logs).not.toContain(secret);
});
