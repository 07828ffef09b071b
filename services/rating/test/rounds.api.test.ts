import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { newEventId } from '@haoban/contracts/event-id';
import { eventSubject } from '@haoban/contracts/subjects';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenOf } from './callers.ts';
import { submitted } from './other-services.ts';
import { startRating } from './start-rating.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
beforeAll(async () => {
  rating = await startRating({ sweeping: false });
});
afterAll(() => rating.stop());

const patience = { timeoutMs: 80_000 };
const area = (defaultRating: boolean) => ({
  type: 'area.published.v1' as const,
  data: {
    code: '320281',
    name: '江阴市',
    parent: '3202',
    zone: 'Asia/Shanghai',
    calendarId: 'cn',
    tripCostCents: 2000,
    defaultRating,
  },
});
const typesOf = async (subject: string): Promise<string[]> =>
  (await rating.said(subject)).map(({ type }: { type: string }) => type);

/** A case that was filed, and a token for its filing. */
async function invited(): Promise<{ subject: string; token: string }> {
  const subject = randomUUID();
  await rating.tell('intake', subject, submitted);
  await rating.heard(subject, 'submitted');
  return { subject, token: tokenOf((await rating.invite(subject, '1')).body.url) };
}

describe('silence', () => {
  test('is nothing where the region does not count it; where it does, level 3 after seven days, however late it is swept', async () => {
    const before = await invited();
    await rating.tell('intake', '320281', area(true));
    await rating.took('intake', '320281', 1);
    rating.clock.goTo('2026-11-26T02:00:00.000Z');
    const [silent, answering] = [await invited(), await invited()];
    expect((await rating.rate(answering.token, { level: 1 })).status).toBe(201);
    rating.clock.goTo('2026-12-20T01:00:00.000Z');
    rating.sweep();
    await rating.swept();
    expect(await typesOf(before.subject)).toEqual(['rating.invited.v1']);
    expect(await typesOf(answering.subject)).toEqual(['rating.invited.v1', 'rating.submitted.v1']);
    const [, defaulted, ...more] = await rating.said(silent.subject);
    expect(more).toEqual([]);
    expect(defaulted).toMatchObject({
      type: 'rating.defaulted.v1',
      time: '2026-12-03T16:00:00.000Z',
      recordedat: '2026-12-20T01:00:00.000Z',
      data: { node: '1', round: 1, level: 3 },
    });
    // what a citizen says afterwards still counts, and both are shown
    expect((await rating.rate(silent.token, { level: 1 })).status).toBe(201);
    const shown = (await rating.call('GET', `/subjects/${silent.subject}`, { as: 'leader' })).body;
    expect(shown).toMatchObject({ ratings: [{ level: 1 }], defaults: [{ level: 3 }] });
  });
});

describe('round 2', () => {
  /** Says what the loop says when it closes the order of a rating. */
  const close = async (orderId: string, ratingId: string) => {
    const time = rating.clock.now().toISOString();
    const event = {
      specversion: '1.0' as const,
      id: newEventId(Date.now()),
      source: 'haoban/rating',
      type: 'rectification.closed.v1',
      time,
      subject: orderId,
      sequence: 1,
      recordedat: time,
      dataset: 'live',
      region: '320281',
      data: { orderId, ratingId, org: '320281-hc', result: 'fixed', onTime: true },
    };
    await rating.deliver(eventSubject(event), JSON.stringify(event), event.id);
    await rating.took('rating', orderId, 1);
  };

  test('opens once the order of a bad rating is closed, and is a series of its own', async () => {
    const { subject, token } = await invited();
    const first = await rating.rate(token, { level: 1 });
    await close(`closed-${randomUUID()}`, first.body.ratingId);
    await waitUntil(async () => (await typesOf(subject)).length === 3, {
      ...patience,
      what: 'the invitation',
    });
    const [, , invitation] = await rating.said(subject);
    expect(invitation).toMatchObject({
      type: 'rating.invited.v1',
      data: { node: '1', round: 2, channel: 'qr' },
    });
    const again = tokenOf(rating.links.urlOf(invitation.data.invitationId));
    expect((await rating.call('GET', `/links/${again}`)).body).toMatchObject({ node: '1', round: 2 });
    expect((await rating.rate(again, { level: 4 })).status).toBe(201);
    expect((await rating.rate(again, { level: 5 })).body.code).toBe('link_used');
    const shown = await rating.call('GET', `/subjects/${subject}`, { as: 'rating-desk' });
    expect(shown.body.ratings).toMatchObject([
      { round: 1, level: 1 },
      { round: 2, level: 4 },
    ]);
  });
});

test('no list leaves a bad rating out, and no route takes one away', async () => {
  const given = new Map<string, number>();
  for (const level of [1, 2, 3, 4, 5]) {
    const { subject, token } = await invited();
    expect((await rating.rate(token, { level })).status).toBe(201);
    given.set(subject, level);
    const shown = await rating.call('GET', `/subjects/${subject}`, { as: 'leader' });
    expect(shown.body.ratings).toMatchObject([{ level }]);
  }
  for (const as of ['rating-desk', 'leader']) {
    const listed = await rating.call('GET', '/ratings?limit=200', { as });
    const levels = new Map(
      listed.body.ratings.map((row: { subject: string; level: number }) => [row.subject, row.level]),
    );
    for (const [subject, level] of given) expect(levels.get(subject)).toBe(level);
  }
  for (const query of ['level=5', 'level=3&limit=5', 'hidden=1'])
    expect((await rating.call('GET', `/ratings?${query}`, { as: 'rating-desk' })).body.code).toBe(
      'invalid_request',
    );
  const document = JSON.parse((await rating.app.inject('/openapi.json')).body);
  const paths: [string, Record<string, unknown>][] = Object.entries(document.paths);
  expect(paths.filter(([, methods]) => 'delete' in methods)).toEqual([]);
});

describe('settings', () => {
  const settings = {
    labels: [{ level: 5, zh: '特别满意', en: 'delighted' }],
    invitationDays: 10,
    defaultAfterDays: 7,
    limits: { sign: 1, verify: 1, simple: 5, complex: 15, extension: 5, appeal: 5, appealDecision: 5 },
  };
  const put = (region: string, body: unknown, as = 'admin') =>
    rating.call('PUT', `/settings/${region}`, { as, body });

  test('of a region hold below it, in links from then on: words, days', async () => {
    expect((await put('3202', settings)).body).toMatchObject({ region: '3202', version: 1 });
    const shown = await rating.call('GET', '/settings/320281', { as: 'rating-desk' });
    expect(shown.body).toEqual(settings);
    const subject = randomUUID();
    await rating.tell('intake', subject, submitted);
    await rating.heard(subject, 'submitted');
    const link = await rating.invite(subject, '1');
    const days = (Date.parse(link.body.expiresAt) - rating.clock.now().getTime()) / 86_400_000;
    expect(days).toBe(10);
    const asked = await rating.call('GET', `/links/${tokenOf(link.body.url)}`);
    expect(asked.body.levels[0]).toMatchObject({ level: 5, zh: '特别满意', score: 10 });
    expect((await rating.said('rating-3202')).map(({ type }) => type)).toEqual(['settings.published.v1']);
  });

  test('of strangers, other areas, doubled labels and reversed limits are refused', async () => {
    expect((await put('3202', settings, 'rating-desk')).body.code).toBe('role_missing');
    expect((await put('33', settings)).body.code).toBe('area_denied');
    const doubled = { ...settings, labels: [...settings.labels, ...settings.labels] };
    expect((await put('3202', doubled)).body.code).toBe('labels_doubled');
    const reversed = { ...settings, limits: { ...settings.limits, simple: 20 } };
    expect((await put('3202', reversed)).body.code).toBe('limits_reversed');
    expect((await put('3202', { ...settings, hidden: true })).body.code).toBe('invalid_request');
  });
});
