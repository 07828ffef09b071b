import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tokenOf } from './callers.ts';
import { submitted } from './other-services.ts';
import { startRating } from './start-rating.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
let subject: string;
let token: string;
beforeAll(async () => {
  rating = await startRating();
});
afterAll(() => rating.stop());
beforeEach(async () => {
  subject = randomUUID();
  await rating.tell('intake', subject, submitted);
  await rating.heard(subject, 'submitted');
  token = tokenOf((await rating.invite(subject, '1')).body.url);
});

const good = { level: 4, options: [406], channel: 'qr' };
const outcome = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

describe('links', () => {
  test('a forged link is refused, opened or used', async () => {
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [forged, token.slice(0, -5), 'x', `${token}.x`, encodeURIComponent('好')]) {
      expect(outcome(await rating.call('GET', `/links/${wrong}`))).toEqual([403, 'link_forged']);
      expect(outcome(await rating.rate(wrong, good))).toEqual([403, 'link_forged']);
    }
  });

  test('a token of ours for an invitation that never was is refused', async () => {
    const stranger = tokenOf(rating.links.urlOf(randomUUID()));
    expect(outcome(await rating.rate(stranger, good))).toEqual([403, 'link_forged']);
  });

  test('a link that a newer one replaced is refused; the newer one works', async () => {
    const newer = tokenOf((await rating.invite(subject, '1')).body.url);
    expect(outcome(await rating.call('GET', `/links/${token}`))).toEqual([410, 'link_replaced']);
    expect(outcome(await rating.rate(token, good))).toEqual([410, 'link_replaced']);
    expect((await rating.rate(newer, good)).status).toBe(201);
  });

  test('of two links by two channels the first rating wins, the other says so', async () => {
    const sms = await rating.call('POST', `/subjects/${subject}/invitations`, {
      as: 'window-clerk',
      body: { node: '1', channel: 'sms' },
      headers: { 'idempotency-key': randomUUID() },
    });
    expect((await rating.rate(token, good)).status).toBe(201);
    const other = tokenOf(sms.body.url);
    expect(outcome(await rating.call('GET', `/links/${other}`))).toEqual([409, 'already_rated']);
    expect(outcome(await rating.rate(other, { level: 5 }))).toEqual([409, 'already_rated']);
    expect((await rating.said(subject)).map(({ type }) => type)).toEqual([
      'rating.invited.v1',
      'rating.invited.v1',
      'rating.submitted.v1',
    ]);
  });

  test('a channel that the link does not open into is refused', async () => {
    const answer = await rating.rate(token, { ...good, channel: 'kiosk' });
    expect(outcome(answer)).toEqual([422, 'channel_unfit']);
    expect((await rating.rate(token, good)).status).toBe(201);
  });

  test('round 2 is refused while no rectification was closed', async () => {
    const answer = await rating.call('POST', `/subjects/${subject}/invitations`, {
      as: 'window-clerk',
      body: { node: '1', round: 2 },
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(outcome(answer)).toEqual([409, 'round_not_open']);
  });

  test('an option of another level is refused and the link stays open', async () => {
    expect(outcome(await rating.rate(token, { ...good, options: [510] }))).toEqual([422, 'option_unfit']);
    expect((await rating.rate(token, good)).status).toBe(201);
  });
});

describe('bad input', () => {
  test.each([
    ['an unknown key', { ...good, name: 'x' }],
    ['a level out of range', { ...good, level: 6 }],
    ['a level as text', { ...good, level: '4' }],
    ['a channel of staff', { ...good, channel: 'paper' }],
    ['an option twice', { ...good, options: [406, 406] }],
    ['too long a text', { ...good, text: '长'.repeat(501) }],
    ['a NUL in the text', { ...good, text: 'a\u0000b' }],
    ['half a surrogate pair', { ...good, text: 'a\ud800b' }],
    ['no body', {}],
  ])('%s is refused with 400 and nothing is written', async (_, body) => {
    expect(outcome(await rating.rate(token, body))).toEqual([400, 'invalid_request']);
    expect(await rating.said(subject)).toHaveLength(1);
  });

  test('malformed JSON is refused with 400', async () => {
    const answer = await rating.call('POST', `/links/${token}/rating`, { raw: '{"level": 4,' });
    expect(outcome(answer)).toEqual([400, 'malformed_json']);
  });

  test('an invitation without its key, or to a node that is none, is refused', async () => {
    const path = `/subjects/${subject}/invitations`;
    const noKey = await rating.call('POST', path, { as: 'window-clerk', body: { node: '1' } });
    expect(outcome(noKey)).toEqual([400, 'idempotency_key_missing']);
    expect(outcome(await rating.invite(subject, '4'))).toEqual([400, 'invalid_request']);
    expect(outcome(await rating.invite('%00', '1'))).toEqual([400, 'invalid_request']);
  });

  test('500 characters of four bytes are welcome', async () => {
    expect((await rating.rate(token, { ...good, text: '𠮷'.repeat(500) })).status).toBe(201);
  });
});

describe('who may', () => {
  test('staff of other areas, other roles and strangers are refused', async () => {
    const as = (account: string) => rating.invite(subject, '1', randomUUID(), account);
    expect(outcome(await as('other-county'))).toEqual([403, 'area_denied']);
    expect(outcome(await as('officer-ms'))).toEqual([403, 'role_missing']);
    expect(outcome(await as('citizen-li'))).toEqual([403, 'invitation_not_yours']);
    const nobody = await rating.call('POST', `/subjects/${subject}/invitations`, { body: { node: '1' } });
    expect(outcome(nobody)).toEqual([401, 'token_missing']);
  });

  test('ratings are shown to the rating desk and leaders alone, their words to the desk alone', async () => {
    await rating.rate(token, { ...good, text: '很好' });
    const as = (account: string) => rating.call('GET', `/subjects/${subject}`, { as: account });
    expect((await as('rating-desk')).body.ratings[0].text).toBe('很好');
    expect((await as('leader')).body.ratings[0]).not.toHaveProperty('text');
    for (const account of ['window-clerk', 'officer-ms', 'citizen-li']) {
      expect(outcome(await as(account))).toEqual([403, 'role_missing']);
    }
  });

  test('an unknown subject, a node not reached and a node rated are told apart', async () => {
    expect(outcome(await rating.invite(randomUUID(), '1'))).toEqual([404, 'subject_unknown']);
    expect(outcome(await rating.invite(subject, '2'))).toEqual([409, 'node_not_reached']);
    await rating.rate(token, good);
    expect(outcome(await rating.invite(subject, '1'))).toEqual([409, 'node_rated']);
  });

  test('the catalogue is public', async () => {
    const { status, body } = await rating.call('GET', '/catalogue');
    expect([status, body.levels[0].zh, body.options.length]).toEqual([200, '非常满意', 40]);
  });
});

test('an expired link is refused; a new invitation then has a new one', async () => {
  const now = rating.clock.now();
  rating.clock.goTo(new Date(now.getTime() + 30 * 24 * 3600 * 1000).toISOString());
  const answers = [await rating.call('GET', `/links/${token}`), await rating.rate(token, good)];
  expect(answers.map(outcome)).toEqual([
    [410, 'link_expired'],
    [410, 'link_expired'],
  ]);
  const renewed = await rating.invite(subject, '1');
  const sent = await rating.rate(tokenOf(renewed.body.url), good);
  expect([renewed.status, sent.status]).toEqual([201, 201]);
});
