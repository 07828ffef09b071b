import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tokenOf } from './callers.ts';
import { submitted } from './other-services.ts';
import { signMessage } from '@haoban/service-kit/signature';
import { smsSecret, startRating } from './start-rating.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
let subject: string;
beforeAll(async () => {
  rating = await startRating();
});
afterAll(() => rating.stop());
beforeEach(async () => {
  subject = randomUUID();
  await rating.tell('intake', subject, submitted);
  await rating.heard(subject, 'submitted');
});

const outcome = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];
const enter = (over: Record<string, unknown> = {}, as = 'rating-desk', key: string = randomUUID()) =>
  rating.call('POST', `/subjects/${subject}/entries`, {
    as,
    body: { node: '1', channel: 'hotline', level: 2, options: [214], evidence: randomUUID(), ...over },
    headers: { 'idempotency-key': key },
  });

describe('what staff type in', () => {
  test.each([
    ['hotline', '12345-20261126-000017'],
    ['paper', 'SCAN/2026/11/26/0042'],
    ['survey', 'S-2026-Q4-0815'],
  ])('a rating by %s bears its evidence and who entered it, and says so', async (channel, evidence) => {
    const sent = await enter({
      channel,
      evidence,
      text: '电话里说等太久',
      saidAt: '2026-11-25T08:00:00.000Z',
    });
    expect(sent.status).toBe(201);
    const [submission] = await rating.said(subject);
    expect(submission.data).toMatchObject({
      ratingId: sent.body.ratingId,
      level: 2,
      channel,
      evidence,
      enteredBy: 'staff',
      clientAt: '2026-11-25T08:00:00.000Z',
      hasText: true,
    });
    const { rows } = await rating.pool.query('select actor, evidence from ratings where rating_id = $1', [
      sent.body.ratingId,
    ]);
    expect(rows).toEqual([{ actor: 'rating-desk', evidence }]);
  });

  test('without evidence, or with one that stands for another rating, it is refused', async () => {
    expect(outcome(await enter({ evidence: undefined }))).toEqual([400, 'invalid_request']);
    expect(outcome(await enter({ evidence: '  ' }))).toEqual([400, 'invalid_request']);
    const evidence = randomUUID();
    const other = subject;
    expect((await enter({ evidence })).status).toBe(201);
    subject = randomUUID();
    await rating.tell('intake', subject, submitted);
    await rating.heard(subject, 'submitted');
    expect(outcome(await enter({ evidence }))).toEqual([409, 'evidence_used']);
    expect(await rating.said(subject)).toEqual([]);
    expect(await rating.said(other)).toHaveLength(1);
  });

  test('the same request again gets the first answer, another one is told that the node is rated', async () => {
    const key = randomUUID();
    const evidence = randomUUID();
    const [first, again] = [
      await enter({ evidence }, 'rating-desk', key),
      await enter({ evidence }, 'rating-desk', key),
    ];
    expect(again.body).toEqual(first.body);
    expect(outcome(await enter())).toEqual([409, 'node_rated']);
    expect(await rating.said(subject)).toHaveLength(1);
  });

  test('a survey is a series of its own: it neither takes nor blocks the citizen’s rating', async () => {
    expect((await enter({ channel: 'survey' })).status).toBe(201);
    expect((await enter({ channel: 'hotline' })).status).toBe(201);
    expect(outcome(await enter({ channel: 'survey' }))).toEqual([409, 'node_rated']);
  });

  test('who had a part in the case enters no rating of it: neither who accepted, nor a stage, nor who decided', async () => {
    const refused = [403, 'own_case'];
    const stage = { stage: 'review', name: '审查', org: '320281-hc', attempt: 1 };
    await rating.tell('approval', subject, {
      type: 'stage.started.v1',
      data: { ...stage, officer: 'window-clerk' },
    });
    await rating.tell('approval', subject, {
      type: 'case.decided.v1',
      time: '2026-11-25T03:00:00.000Z',
      data: { outcome: 'granted', officer: 'rating-desk', calendar: 'cn@1' },
    });
    await rating.heard(subject, 'decided');
    expect(outcome(await enter({}, 'window-clerk'))).toEqual(refused);
    expect(outcome(await enter({}, 'rating-desk'))).toEqual(refused);
    expect(await rating.said(subject)).toEqual([]);
    // nor reads what was said about it
    const { body } = await rating.invite(subject, '1');
    await rating.rate(tokenOf(body.url), { level: 1, text: '态度差' });
    const shown = await rating.call('GET', `/subjects/${subject}`, { as: 'rating-desk' });
    expect(shown.body.ratings).toMatchObject([{ level: 1, hasText: true }]);
    expect(JSON.stringify(shown.body)).not.toContain('态度差');
  });

  test('other areas and roles, an unknown subject and a node not reached are refused', async () => {
    expect(outcome(await enter({}, 'other-county'))).toEqual([403, 'area_denied']);
    expect(outcome(await enter({}, 'officer-ms'))).toEqual([403, 'role_missing']);
    expect(outcome(await enter({ node: '3' }))).toEqual([409, 'node_not_reached']);
    expect(outcome(await enter({ round: 2 }))).toEqual([409, 'round_not_open']);
    expect(outcome(await enter({ options: [510] }))).toEqual([422, 'option_unfit']);
    subject = randomUUID();
    expect(outcome(await enter())).toEqual([404, 'subject_unknown']);
  });
});

describe('replies by SMS', () => {
  const invite = async (channel = 'sms'): Promise<string> => {
    const { body } = await rating.call('POST', `/subjects/${subject}/invitations`, {
      as: 'window-clerk',
      body: { node: '1', channel },
      headers: { 'idempotency-key': randomUUID() },
    });
    return String(body.invitationId);
  };
  const reply = (body: Record<string, unknown>, secret = smsSecret, at = rating.clock.now()) => {
    const raw = JSON.stringify({ messageId: randomUUID(), ...body });
    return rating.call('POST', '/sms-replies', {
      raw,
      headers: { 'haoban-signature': signMessage(secret, 'sms', raw, at) },
    });
  };

  test('a reply is the rating of its invitation; the gateway may repeat it', async () => {
    const invitationId = await invite();
    const body = { messageId: randomUUID(), invitationId, text: '1 108 115 态度差' };
    const [first, again] = [await reply(body), await reply(body)];
    expect([first.status, again.body.ratingId]).toEqual([201, first.body.ratingId]);
    const [, submission] = await rating.said(subject);
    expect(submission.data).toMatchObject({ level: 1, options: [108, 115], channel: 'sms', hasText: true });
    expect(outcome(await reply({ invitationId, text: '5' }))).toEqual([409, 'link_used']);
  });

  test('what can not be understood is answered with how to say it, and the invitation stays open', async () => {
    const invitationId = await invite();
    expect(outcome(await reply({ invitationId, text: '好' }))).toEqual([422, 'reply_unclear']);
    expect((await reply({ invitationId, text: '5' })).status).toBe(201);
  });

  test('a forged or old signature, a phone number, a link of another channel are refused', async () => {
    const invitationId = await invite();
    const forged = [401, 'signature_invalid'];
    expect(outcome(await reply({ invitationId, text: '5' }, 'another secret!!'))).toEqual(forged);
    const old = new Date(rating.clock.now().getTime() - 301_000);
    expect(outcome(await reply({ invitationId, text: '5' }, smsSecret, old))).toEqual(forged);
    const phone = { invitationId, text: '5', from: '13800000000' };
    expect(outcome(await reply(phone))).toEqual([400, 'invalid_request']);
    expect(outcome(await reply({ invitationId: randomUUID(), text: '5' }))).toEqual([403, 'link_forged']);
    const kiosk = await invite('kiosk');
    expect(outcome(await reply({ invitationId: kiosk, text: '5' }))).toEqual([422, 'channel_unfit']);
  });
});
