import { afterEach, expect, test, vi } from 'vitest';
import { givenApp } from '../test/given-app.ts';

const answers = { name: 'nats', check: async () => 'pong' };
const fails = {
  name: 'postgresql',
  check: () => Promise.reject(new Error('password authentication failed')),
};
const hangs = { name: 'clickhouse', check: () => new Promise<never>(() => {}) };

afterEach(() => void vi.useRealTimers());

test('ready is 200 while every part answers', async () => {
  const app = await givenApp({ parts: [answers] });
  const ready = await app.inject('/health/ready');
  expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ok', parts: { nats: 'ok' } }]);
});

test('ready is 503 and names the part that is down, one that hangs within two seconds, and not why', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const app = await givenApp({ parts: [answers, fails, hangs] });
  const asked = app.inject('/health/ready');
  let pending = true;
  void asked.finally(() => (pending = false));
  while (pending) {
    await new Promise(setImmediate);
    vi.advanceTimersByTime(2_000);
  }
  const ready = await asked;
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({
    status: 'unready',
    parts: { nats: 'ok', postgresql: 'unreachable', clickhouse: 'unreachable' },
  });
});

test('live asks no part', async () => {
  const app = await givenApp({ parts: [fails, hangs] });
  expect((await app.inject('/health/live')).statusCode).toBe(200);
});
