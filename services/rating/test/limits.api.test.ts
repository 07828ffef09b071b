import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenOf } from './callers.ts';
import { served } from './other-services.ts';
import { startRating } from './start-rating.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
beforeAll(async () => {
  rating = await startRating();
  await rating.tell('intake', '320281-hall', {
    type: 'hall.published.v1',
    data: { code: '320281-hall', name: '江阴市政务服务中心', area: '320281', windows: ['12'] },
  });
  await rating.took('intake', '320281-hall', 1);
});
afterAll(() => rating.stop());

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

/** The token of a visit's link. */
async function invited(): Promise<string> {
  const ticketId = randomUUID();
  await rating.tell('intake', ticketId, served);
  await rating.heard(ticketId, 'served');
  return tokenOf((await rating.invite(ticketId, 'visit')).body.url);
}

test('a link says the names of what it asks about', async () => {
  const asked = await rating.call('GET', `/links/${await invited()}`);
  expect(asked.body).toMatchObject({ hall: '320281-hall', hallName: '江阴市政务服务中心', window: '12' });
  expect(asked.body).not.toHaveProperty('orgName');
});

test('a link is opened or sent 30 times a minute, from whatever addresses; another one is not affected', async () => {
  const [token, other] = [await invited(), await invited()];
  for (let n = 0; n < 30; n += 1)
    expect((await rating.call('GET', `/links/${token}`, from(`203.0.113.${n}`))).status).toBe(200);
  const refused = await rating.rate(token, { level: 1 }, { 'x-forwarded-for': '203.0.113.99' });
  expect([refused.status, refused.body.code]).toEqual([429, 'too_many_requests']);
  expect((await rating.rate(other, { level: 1 }, { 'x-forwarded-for': '203.0.113.0' })).status).toBe(201);
});

test('an address tries 600 links a minute, forged ones too; staff at it go on', async () => {
  const token = await invited();
  const tried = async (n: number) => (await rating.call('GET', `/links/x${n}`, from('198.51.100.7'))).status;
  const statuses = await Promise.all(Array.from({ length: 601 }, (_, n) => tried(n)));
  expect(statuses.filter((status) => status === 403)).toHaveLength(600);
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  expect((await rating.call('GET', `/links/${token}`, from('198.51.100.7'))).status).toBe(429);
  expect((await rating.call('GET', '/ratings', { as: 'rating-desk', ...from('198.51.100.7') })).status).toBe(
    200,
  );
  expect((await rating.call('GET', `/links/${token}`, from('198.51.100.8'))).status).toBe(200);
});
