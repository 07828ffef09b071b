import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHttp } from './http.ts';
import { ProblemError } from './problems.ts';
import { addressOf, createRateLimits } from './rate-limit.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T00:00:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that takes three requests a minute from an address and two of a name. */
async function limited() {
  const app = await createHttp({
    service: 'test',
    title: 'test',
    check: () => Promise.reject(new ProblemError('token_missing')),
    problems: {},
    parts: [],
    readings: [],
    logLevel: 'silent',
  });
  const exceeds = await createRateLimits(app, [
    { max: 3, windowMs: 60_000, keyOf: addressOf },
    { max: 2, windowMs: 60_000, keyOf: ({ headers }) => headers['x-name']?.toString() },
  ]);
  app.addHook('onRequest', async (request, reply) => {
    if (await exceeds(request, reply)) throw new ProblemError('too_many_requests');
  });
  app.get('/', { config: { access: 'public' }, schema: { hide: true } }, async () => 'ok');
  return (from: string, name?: string) =>
    app.inject({
      url: '/',
      headers: { 'x-forwarded-for': from, ...(name === undefined ? {} : { 'x-name': name }) },
    });
}

test('an address that asks too often is told in a problem when to come back, and is served again then', async () => {
  const ask = await limited();
  for (let times = 0; times < 3; times += 1) expect((await ask('203.0.113.1')).statusCode).toBe(200);
  vi.setSystemTime(Date.now() + 20_000);
  const refused = await ask('203.0.113.1');
  expect([refused.statusCode, refused.headers['retry-after'], refused.json().code]).toEqual([
    429,
    '40',
    'too_many_requests',
  ]);
  expect((await ask('203.0.113.2')).statusCode).toBe(200);
  vi.setSystemTime(Date.now() + 40_000);
  expect((await ask('203.0.113.1')).statusCode).toBe(200);
});

test('a name is limited whatever addresses it comes from; requests without one are not', async () => {
  const ask = await limited();
  const statuses = [];
  for (const last of [1, 2, 3]) statuses.push((await ask(`203.0.113.${last}`, 'same')).statusCode);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await ask('203.0.113.9')).statusCode).toBe(200);
});

test('addresses of one IPv6 network are one', async () => {
  const ask = await limited();
  const statuses = [];
  for (const last of [1, 2, 3, 4]) statuses.push((await ask(`2001:db8:0:1::${last}`)).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await ask('2001:db8:0:2::1')).statusCode).toBe(200);
});
