import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluators } from './given-evaluator.ts';
import { servedAt } from './other-services.ts';
import { startRating } from './start-rating.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
let desk: ReturnType<typeof evaluators>;
beforeAll(async () => {
  rating = await startRating();
  desk = evaluators(rating);
});
afterAll(() => rating.stop());

const outcome = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

/** A visit whose service at a window ended now. */
async function visitAt(window: string): Promise<string> {
  const ticketId = randomUUID();
  const time = rating.clock.now().toISOString();
  await rating.tell('intake', ticketId, servedAt(window, time));
  await rating.heard(ticketId, 'served');
  return ticketId;
}
const press = (ticketId: string, level = 5) => ({ ticketId, pressId: randomUUID(), level });

describe('a window evaluator', () => {
  test('is asked whom to rate, rates once, and is idle then', async () => {
    const device = await desk.register('12');
    const ticketId = await visitAt('12');
    const task = await desk.sign('GET', '/device/task', device);
    expect(task.body).toMatchObject({ window: '12', ticketId });
    expect([task.body.levels.length, task.body.options.length]).toEqual([5, 40]);
    const body = { ...press(ticketId, 1), options: [115], clientAt: '2026-11-26T01:00:00.000Z' };
    const sent = await desk.sign('POST', '/device/ratings', { ...device, body });
    expect(sent.status).toBe(201);
    const [, invited, submitted] = [undefined, ...(await rating.said(ticketId))];
    expect([invited.type, submitted.type]).toEqual(['rating.invited.v1', 'rating.submitted.v1']);
    expect(submitted.data).toMatchObject({
      invitationId: invited.data.invitationId,
      channel: 'tablet',
      level: 1,
      window: '12',
      clientAt: '2026-11-26T01:00:00.000Z',
      deviceHash: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect((await desk.sign('GET', '/device/task', device)).body.ticketId).toBeNull();
  });

  test('sends a press again after its network was lost: one rating, one answer', async () => {
    const device = await desk.register('13');
    const ticketId = await visitAt('13');
    const body = press(ticketId, 2);
    const answers = await Promise.all([
      desk.sign('POST', '/device/ratings', { ...device, body }),
      desk.sign('POST', '/device/ratings', { ...device, body }),
    ]);
    const later = await desk.sign('POST', '/device/ratings', { ...device, body });
    expect([...answers, later].map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set([...answers, later].map(({ body }) => body.ratingId)).size).toBe(1);
    expect(await rating.said(ticketId)).toHaveLength(2);
    const another = await desk.sign('POST', '/device/ratings', { ...device, body: press(ticketId) });
    expect(outcome(another)).toEqual([409, 'already_rated']);
  });

  test('of another window is refused and nothing is written', async () => {
    const device = await desk.register('14');
    const ticketId = await visitAt('15');
    const before = await rating.row(ticketId);
    const answer = await desk.sign('POST', '/device/ratings', { ...device, body: press(ticketId) });
    expect(outcome(answer)).toEqual([403, 'device_elsewhere']);
    expect((await desk.sign('GET', '/device/task', device)).body.ticketId).toBeNull();
    expect(await rating.row(ticketId)).toBe(before);
  });

  test('whose signature is forged, old, of another path or body is refused', async () => {
    const device = await desk.register('16');
    const ticketId = await visitAt('16');
    const body = press(ticketId);
    const wrong = [
      { ...device, secret: `${device.secret}x`, body },
      { ...device, at: new Date(rating.clock.now().getTime() - 301_000), body },
      { ...device, id: randomUUID(), body },
    ];
    for (const asked of wrong)
      expect(outcome(await desk.sign('POST', '/device/ratings', asked))).toEqual([401, 'signature_invalid']);
    const unsigned = await rating.call('POST', '/device/ratings', { body });
    expect(outcome(unsigned)).toEqual([401, 'signature_invalid']);
    expect(await rating.said(ticketId)).toEqual([]);
  });

  test('renews its secret before it lapses, is locked out after, and when it is removed', async () => {
    const first = await desk.register('17');
    const renewed = await desk.sign('POST', '/device/renewal', { ...first, body: {} });
    expect(renewed.body.secret).not.toBe(first.secret);
    const second = { id: first.id, secret: String(renewed.body.secret) };
    // the old one still works: the answer might have been lost
    for (const device of [first, second])
      expect((await desk.sign('GET', '/device/task', device)).status).toBe(200);
    const removal = await rating.call('POST', `/devices/${first.id}/removal`, {
      as: 'admin',
      body: { reason: '窗口撤销' },
    });
    expect(removal.status).toBe(200);
    expect(outcome(await desk.sign('GET', '/device/task', second))).toEqual([401, 'signature_invalid']);
  });

  test('is registered by the administrator alone, and its secret stands nowhere', async () => {
    const asked = {
      body: { region: '320281', hall: 'h', window: '1' },
      headers: { 'idempotency-key': randomUUID() },
    };
    const refused = await rating.call('POST', '/devices', { as: 'window-clerk', ...asked });
    expect(outcome(refused)).toEqual([403, 'role_missing']);
    const key = randomUUID();
    const device = await desk.register('18', key);
    expect(await desk.register('18', key)).toEqual(device);
    const text = `select (select json_agg(d)::text from devices d) || (select json_agg(r)::text from receipts r)
      || (select json_agg(j)::text from journal j) as everything`;
    const { rows } = await rating.pool.query<{ everything: string }>(text);
    expect(rows[0]?.everything).toContain(device.id);
    expect(rows[0]?.everything).not.toContain(device.secret);
  });

  test('asks nobody who left the window long ago, and its secret ends after thirty days', async () => {
    const device = await desk.register('19');
    await visitAt('19');
    const at = rating.clock.now().getTime();
    rating.clock.goTo(new Date(at + 601_000).toISOString());
    expect((await desk.sign('GET', '/device/task', device)).body.ticketId).toBeNull();
    rating.clock.goTo(device.expiresAt);
    expect(outcome(await desk.sign('GET', '/device/task', device))).toEqual([401, 'signature_invalid']);
  });
});
