import { createServer } from 'node:http';
import { once } from 'node:events';
import { freePort } from '@haoban/local-stack/free-port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPortal } from './start-services.ts';

const analytics = createServer((_incoming, outgoing) => outgoing.end('{}'));
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  const port = await freePort();
  analytics.listen(port, '127.0.0.1');
  await once(analytics, 'listening');
  portal = await startPortal({ analytics: `http://127.0.0.1:${port}` }, { questionsPerMinute: 3 });
});
afterAll(async () => {
  await portal.stop();
  analytics.closeAllConnections();
  analytics.close();
});

const ask = (path: string, from: string, headers: Record<string, string> = {}) =>
  fetch(`${portal.address}${path}`, { headers: { 'x-forwarded-for': from, ...headers } });
const indicators = '/api/analytics/indicators';

test('figures are given to an address so often a minute, then it gets a problem; others, and who signed in, go on', async () => {
  for (let times = 0; times < 3; times += 1) expect((await ask(indicators, '203.0.113.1')).status).toBe(200);
  const refused = await ask(indicators, '203.0.113.1');
  expect([refused.status, refused.headers.get('content-type')]).toEqual([
    429,
    expect.stringContaining('application/problem+json'),
  ]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask(indicators, '203.0.113.2')).status).toBe(200);
  expect((await ask(indicators, '203.0.113.1', { authorization: 'Bearer x' })).status).toBe(200);
});

test('the first page, asked for too often, is a plain page that says so', async () => {
  for (let times = 0; times < 3; times += 1) await ask('/', '203.0.113.3');
  const refused = await ask('/', '203.0.113.3');
  expect([refused.status, await refused.text()]).toEqual([429, expect.stringContaining('请稍后再试')]);
  expect((await ask('/style.css', '203.0.113.3')).status).toBe(200);
});
