import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenOf } from './callers.ts';
import { decided, served, submitted } from './other-services.ts';
import { startRating } from './start-rating.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
beforeAll(async () => {
  rating = await startRating();
});
afterAll(() => rating.stop());

const caseId = '320281202611230000018';

/** A case that was filed, and the token that rates its filing. */
async function invited(): Promise<{ subject: string; token: string }> {
  const subject = randomUUID();
  await rating.tell('intake', subject, submitted);
  await rating.heard(subject, 'submitted');
  const { body } = await rating.invite(subject, '1');
  return { subject, token: tokenOf(body.url) };
}

describe('a rating through a link', () => {
  test('rates a node of a case once, from its decision heard to the event on the stream', async () => {
    const published = rating.published();
    await rating.tell('approval', caseId, decided);
    await rating.tell('intake', caseId, submitted);
    await Promise.all([rating.heard(caseId, 'decided'), rating.heard(caseId, 'submitted')]);

    const link = await rating.invite(caseId, '3');
    expect(link).toMatchObject({ status: 201, body: { expiresAt: '2026-12-26T01:00:00.000Z' } });
    expect(link.body.url).toMatch(/^https:\/\/hall\.example\/rate\/[\w.-]+$/);
    const token = tokenOf(link.body.url);
    const asked = await rating.call('GET', `/links/${token}`);
    expect(asked.status).toBe(200);
    expect(asked.body).toMatchObject({
      node: '3',
      nodeAt: decided.time,
      itemCode: '320281-gcjs-01',
      org: '320281-hc',
    });
    expect(asked.body).not.toHaveProperty('officer');
    expect([asked.body.levels.length, asked.body.options.length]).toEqual([5, 40]);

    const sent = await rating.rate(token, { level: 1, options: [114], text: '跑了四趟', channel: 'mobile' });
    expect(sent).toMatchObject({ status: 201, body: { thanks: { en: expect.any(String) } } });
    await waitUntil(() => published.length >= 2, { timeoutMs: 80_000, what: 'both events on the stream' });
    const [invitation, submission] = await rating.said(caseId);
    expect([invitation.type, submission.type]).toEqual(['rating.invited.v1', 'rating.submitted.v1']);
    expect(submission).toMatchObject({
      region: '320281',
      data: {
        ratingId: sent.body.ratingId,
        node: '3',
        nodeAt: decided.time,
        round: 1,
        level: 1,
        options: [114],
        hasText: true,
        realName: false,
        enteredBy: 'citizen',
        channel: 'mobile',
        officer: 'officer-hc',
        deviceHash: expect.stringMatching(/^[0-9a-f]{32}$/),
        addressHash: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    });
    for (const elsewhere of [published.join(), await rating.row(caseId)]) {
      expect(elsewhere).toContain(sent.body.ratingId);
      expect(elsewhere).not.toContain('跑了四趟');
    }

    const shown = await rating.call('GET', `/subjects/${caseId}`, { as: 'rating-desk' });
    expect(shown.body).toMatchObject({
      nodes: [{ node: '1' }, { node: '3' }],
      invitations: [{ node: '3', status: 'used' }],
      ratings: [{ node: '3', level: 1, options: [114], text: '跑了四趟' }],
    });
    expect(JSON.stringify(shown.body)).not.toMatch(/officer|Hash|rate\//);
  });

  test('rates a visit by the ticket, invited by its holder', async () => {
    const ticketId = randomUUID();
    await rating.tell('intake', ticketId, served);
    await rating.heard(ticketId, 'served');
    const link = await rating.invite(ticketId, 'visit', randomUUID(), 'citizen-li');
    expect(link.status).toBe(201);
    const sent = await rating.rate(tokenOf(link.body.url), { level: 5 });
    expect(sent.status).toBe(201);
    const [, submission] = await rating.said(ticketId);
    expect(submission.data).toMatchObject({
      node: 'visit',
      nodeAt: served.time,
      window: '12',
      options: [],
      hasText: false,
    });
  });

  test('one link sent many times at once is one rating and one event', async () => {
    const { subject, token } = await invited();
    const body = { level: 4, options: [], text: '好', channel: 'qr' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => rating.rate(token, body)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409, 409, 409, 409, 409,
    ]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('link_used');
    expect(await rating.said(subject)).toHaveLength(2);
    const { body: shown } = await rating.call('GET', `/subjects/${subject}`, { as: 'rating-desk' });
    expect(shown.ratings).toHaveLength(1);
    expect((await rating.call('GET', `/links/${token}`)).body.code).toBe('link_used');
  });

  test('the same request sent again gets the first answer; another one with its key does not', async () => {
    const { subject, token } = await invited();
    const key = { 'idempotency-key': randomUUID() };
    const body = { level: 4, channel: 'qr' };
    const [first, second] = await Promise.all([rating.rate(token, body, key), rating.rate(token, body, key)]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect((await rating.rate(token, { ...body, level: 1 }, key)).body.code).toBe('link_used');
    expect(await rating.said(subject)).toHaveLength(2);
  });

  test('a repeated request for a link gets it again; another request gets another link', async () => {
    const subject = randomUUID();
    await rating.tell('intake', subject, submitted);
    await rating.heard(subject, 'submitted');
    const key = randomUUID();
    const first = await rating.invite(subject, '1', key);
    expect((await rating.invite(subject, '1', key)).body).toEqual(first.body);
    const other = await rating.invite(subject, '1');
    expect(other.body.url).not.toBe(first.body.url);
    expect(await rating.said(subject)).toHaveLength(2);
  });

  test('a link is 192 bits that stand nowhere: not in its row, not in the receipt, not in an event', async () => {
    const { subject, token } = await invited();
    expect(Buffer.from(token, 'base64url')).toHaveLength(24);
    const text = `select (select json_agg(l)::text from links l) || (select json_agg(s)::text from subjects s)
      || (select json_agg(r)::text from receipts r) || (select json_agg(j)::text from journal j) as everything`;
    const { rows } = await rating.pool.query<{ everything: string }>(text);
    const everything = rows[0]?.everything ?? '';
    expect(everything).toContain(subject);
    expect(everything).toContain(rating.links.hashOf(token));
    expect(everything).not.toContain(token);
  });

  test('opening a link as often as one likes does not use it up', async () => {
    const { token } = await invited();
    for (let times = 0; times < 3; times += 1)
      expect((await rating.call('GET', `/links/${token}`)).status).toBe(200);
    expect((await rating.rate(token, { level: 3, channel: 'pc' })).status).toBe(201);
  });
});
