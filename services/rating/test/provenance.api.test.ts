import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCanaries, canaryAgeSeconds } from '../src/api/run-canaries.ts';
import { tokenOf } from './callers.ts';
import { evaluators } from './given-evaluator.ts';
import { servedAt, submitted } from './other-services.ts';
import { startRating } from './start-rating.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
beforeAll(async () => {
  rating = await startRating();
});
afterAll(() => rating.stop());

const patience = { timeoutMs: 80_000 };
type Alarm = { kind: string; ratingId: string; ratings: number; window: string | null };
const alarms = async (as = 'rating-desk'): Promise<Alarm[]> =>
  (await rating.call('GET', '/alarms?limit=200', { as })).body.alarms;
const alarmed = (kind: string, ratingId: string) =>
  waitUntil(async () => (await alarms()).find((row) => row.kind === kind && row.ratingId === ratingId), {
    ...patience,
    what: `an alarm ${kind}`,
  });

/** A case that was filed, and a token for its filing. */
async function invited(): Promise<{ subject: string; token: string }> {
  const subject = randomUUID();
  await rating.tell('intake', subject, submitted);
  await rating.heard(subject, 'submitted');
  return { subject, token: tokenOf((await rating.invite(subject, '1')).body.url) };
}

describe('alarms', () => {
  test('five ratings of one device within a minute are taken, each of them, and raise one alarm that counts', async () => {
    const headers = { 'user-agent': 'a-very-busy-phone' };
    const answers: { status: number; body: { ratingId: string } }[] = [];
    for (let press = 0; press < 6; press += 1)
      answers.push(await rating.rate((await invited()).token, { level: 1 }, headers));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
    await waitUntil(
      async () => (await alarms()).some(({ kind, ratings }) => kind === 'device_burst' && ratings >= 5),
      {
        ...patience,
        what: 'the burst',
      },
    );
    expect((await alarms()).filter(({ kind }) => kind === 'device_burst')).toHaveLength(1);
  });

  test('five ratings at one window within a minute raise an alarm of the window', async () => {
    const desk = evaluators(rating);
    const device = await desk.register('7');
    for (let press = 0; press < 5; press += 1) {
      const ticketId = randomUUID();
      await rating.tell('intake', ticketId, servedAt('7'));
      await rating.heard(ticketId, 'served');
      const body = { ticketId, pressId: randomUUID(), level: 5 };
      expect((await desk.sign('POST', '/device/ratings', { ...device, body })).status).toBe(201);
    }
    await waitUntil(
      async () =>
        (await alarms()).some(
          ({ kind, window, ratings }) => kind === 'window_burst' && window === '7' && ratings === 5,
        ),
      { ...patience, what: 'the burst at window 7' },
    );
  });

  test('a rating that says it is older than what it rates is taken and alarmed', async () => {
    const { token } = await invited();
    const sent = await rating.rate(token, { level: 4, clientAt: '2026-11-23T00:59:59.000Z' });
    expect(sent.status).toBe(201);
    expect(await alarmed('before_node', sent.body.ratingId)).toBeDefined();
  });

  test('a rating that nobody was invited to is taken and alarmed', async () => {
    const { subject } = await invited();
    const sent = await rating.call('POST', `/subjects/${subject}/entries`, {
      as: 'rating-desk',
      body: { node: '1', channel: 'paper', level: 5, evidence: 'SCAN-0001' },
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(await alarmed('no_invitation', sent.body.ratingId)).toBeDefined();
  });

  test('are shown to the rating desk and leaders of the area alone, page by page, each once', async () => {
    const all = await alarms('leader');
    expect(all.length).toBeGreaterThan(2);
    const seen: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const page: { body: { alarms: { alarmId: string }[]; next?: string } } = await rating.call(
        'GET',
        `/alarms?limit=2${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`,
        { as: 'rating-desk' },
      );
      seen.push(...page.body.alarms.map(({ alarmId }) => alarmId));
      next = page.body.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([all.length, all.length]);
    expect((await rating.call('GET', '/alarms', { as: 'window-clerk' })).status).toBe(403);
  });
});

describe('canaries', () => {
  test('prove every day that each channel takes each level, one star included; once a day', async () => {
    expect(await canaryAgeSeconds(rating.deps)).toBe(Number.POSITIVE_INFINITY);
    expect(await runCanaries(rating.app, rating.deps)).toEqual([]);
    const { canaries } = (await rating.call('GET', '/canaries', { as: 'rating-desk' })).body;
    const channels = ['hotline', 'kiosk', 'mobile', 'paper', 'pc', 'qr', 'sms', 'survey', 'tablet'];
    expect(canaries.map((row: { channel: string; level: number }) => [row.channel, row.level])).toEqual(
      channels.flatMap((channel) => [1, 2, 3, 4, 5].map((level) => [channel, level])),
    );
    expect(canaries.every((row: { proven: boolean }) => row.proven)).toBe(true);
    expect(await canaryAgeSeconds(rating.deps)).toBe(0);

    const count = async () =>
      (await rating.pool.query("select 1 from journal where subject like 'canary-%'")).rowCount;
    const before = await count();
    expect(before).toBe(45);
    await runCanaries(rating.app, rating.deps);
    expect(await count()).toBe(before);
  });

  test('bear a mark in their events and are in no list, no alarm and no question to anybody', async () => {
    const text = "select body::jsonb as event from journal where subject like 'canary-%'";
    const { rows } = await rating.pool.query<{ event: { type: string; data: { canary?: boolean } } }>(text);
    expect(new Set(rows.map(({ event }) => `${event.type} ${event.data.canary}`))).toEqual(
      new Set(['rating.submitted.v1 true']),
    );
    const listed = await rating.call('GET', '/ratings?limit=200', { as: 'leader' });
    expect(JSON.stringify(listed.body)).not.toContain('canary');
    expect(JSON.stringify(await alarms())).not.toContain('canary');
  });

  test('a channel that takes no rating any more is found, warned of and shown', async () => {
    rating.clock.goTo('2026-11-27T01:00:00.000Z');
    const deps = {
      ...rating.deps,
      links: { ...rating.links, urlOf: () => 'https://hall.example/rate/lost' },
    };
    const failed = await runCanaries(rating.app, deps);
    expect(failed.map(({ channel, level }) => `${channel} ${level}`).slice(0, 5)).toEqual([
      'pc 1',
      'pc 2',
      'pc 3',
      'pc 4',
      'pc 5',
    ]);
    expect(failed[0]?.failure).toContain('link_forged');
    expect(await canaryAgeSeconds(rating.deps)).toBe(24 * 3600);
    const { canaries } = (await rating.call('GET', '/canaries', { as: 'leader' })).body;
    expect(canaries.filter((row: { proven: boolean }) => !row.proven)).toHaveLength(20);
    expect(await runCanaries(rating.app, rating.deps)).toEqual([]);
  });
});
