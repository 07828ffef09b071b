import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { signMessage } from '@haoban/service-kit/signature';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarPublished } from './given-calendar.ts';
import { gatewaySecret } from './given-gateway.ts';
import { atWindow, fromHome, li } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
beforeAll(async () => {
  intake = await startIntake();
  await intake.hear(calendarPublished());
});
afterAll(() => intake.stop());

const fileAs = async (body: unknown, as = 'citizen-li'): Promise<{ caseId: string; applicantRef: string }> =>
  (await intake.file(as, body)).body;
const noticesOf = (subject: string) =>
  intake.rows('select * from notices where subject = $1 order by position', [subject]);
const statesOf = (subject: string, expected: readonly string[]) =>
  waitUntil(async () => (await noticesOf(subject)).map(({ state }) => state).join() === expected.join(), {
    timeoutMs: 80_000,
    what: `notices of ${subject} to be ${expected.join()}`,
  });
const signed = async (path: string, body: unknown, { id = randomUUID(), secret = gatewaySecret } = {}) => {
  const raw = JSON.stringify(body);
  const response = await fetch(`${intake.address}/api/intake/${path}`, {
    method: 'POST',
    body: raw,
    headers: {
      'content-type': 'application/json',
      'haoban-delivery': id,
      'haoban-signature': signMessage(secret, id, raw, intake.clock.now()),
    },
  });
  const answer: { code?: string } = JSON.parse(await response.text());
  return { status: response.status, body: answer };
};

test('an acceptance in the evening is one text message in the morning, however often its event is heard', async () => {
  intake.clock.goTo('2026-11-26T20:30:00+08:00');
  const { caseId } = await fileAs(fromHome);
  await intake.phone.told(caseId, 1);
  intake.clock.goTo('2026-11-26T21:30:00+08:00');
  await intake.move(caseId, 'acceptance', 'officer-ms');
  await statesOf(caseId, ['sent', 'waiting']);
  const accepted = (await intake.said(caseId)).find(({ type }) => type === 'case.accepted.v1');
  if (accepted === undefined) throw new Error('not accepted');
  const repeated = await intake.repeatedSoFar();
  await intake.deliver(accepted);
  await waitUntil(async () => (await intake.repeatedSoFar()) > repeated, {
    timeoutMs: 80_000,
    what: 'the repeat',
  });

  intake.clock.goTo('2026-11-27T07:59:00+08:00');
  expect(intake.phone.about(caseId)).toHaveLength(1);
  intake.clock.goTo('2026-11-27T08:00:00+08:00');
  await statesOf(caseId, ['sent', 'sent']);
  expect(intake.phone.about(caseId).map(({ text, to }) => [text, to])).toEqual([
    [expect.stringContaining('我们收到了'), { phone: li.phone }],
    [`【江阴政务】您申请的“企业开办”（${caseId}）已受理，11月27日前办结。`, { phone: li.phone }],
  ]);
});

test('what was overtaken in the night is not told in the morning', async () => {
  intake.clock.goTo('2026-11-27T22:00:00+08:00');
  const { caseId } = await fileAs(fromHome);
  await intake.move(caseId, 'acceptance', 'officer-ms');
  await statesOf(caseId, ['waiting', 'waiting']);
  intake.clock.goTo('2026-11-28T08:00:00+08:00');
  await statesOf(caseId, ['suppressed', 'sent']);
  expect(intake.phone.about(caseId)).toHaveLength(1);
});

test('a filing at the window is answered on paper, its correction by text message', async () => {
  const { caseId } = await fileAs(atWindow, 'window-clerk');
  await intake.move(caseId, 'correction-request', 'window-clerk', { missing: ['章程', '租赁合同'] });
  await intake.phone.told(caseId, 1);
  expect(intake.phone.about(caseId).map(({ text }) => text)).toEqual([
    expect.stringContaining('还缺：章程、租赁合同。请补齐'),
  ]);
});

test('a gateway that is away gets the message when it is back', async () => {
  intake.phone.state.away = true;
  const { caseId } = await fileAs(fromHome);
  await waitUntil(async () => (await noticesOf(caseId))[0]?.['reason'] === 'unreachable', {
    timeoutMs: 80_000,
    what: 'a failure',
  });
  intake.phone.state.away = false;
  intake.clock.goTo(new Date(intake.clock.now().getTime() + 120_000).toISOString());
  await statesOf(caseId, ['sent']);
  expect((await noticesOf(caseId))[0]).toMatchObject({ tries: 2 });
});

describe('a receipt', () => {
  let notice: { noticeId: string; caseId: string };
  beforeAll(async () => {
    const { caseId } = await fileAs(fromHome);
    await statesOf(caseId, ['sent']);
    notice = { caseId, noticeId: String((await noticesOf(caseId))[0]?.['notice_id']) };
  });

  test('that is forged, or signed too long ago, is refused', async () => {
    const receipt = { messageId: notice.noticeId, state: 'delivered' };
    expect(await signed('notice-receipts', receipt, { secret: 'another secret' })).toMatchObject({
      status: 401,
      body: { code: 'signature_invalid' },
    });
    expect(await signed('notice-receipts', { ...receipt, state: 'lost' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
    await statesOf(notice.caseId, ['sent']);
  });

  test('counts once, and what was delivered is not lost again', async () => {
    const receipt = { messageId: notice.noticeId, state: 'delivered' };
    const id = randomUUID();
    expect(await signed('notice-receipts', receipt, { id })).toEqual({ status: 200, body: { taken: true } });
    expect(await signed('notice-receipts', receipt, { id })).toEqual({ status: 200, body: { taken: false } });
    await signed('notice-receipts', { ...receipt, state: 'failed' });
    await statesOf(notice.caseId, ['delivered']);
  });

  test('of a message that did not arrive gives it up where no other channel is open; the desk sends it once more', async () => {
    const { caseId } = await fileAs(fromHome);
    await statesOf(caseId, ['sent']);
    const messageId = String((await noticesOf(caseId))[0]?.['notice_id']);
    await signed('notice-receipts', { messageId, state: 'failed', reason: 'no such number' });
    await statesOf(caseId, ['given_up']);
    const list = await intake.call('GET', '/api/intake/notices?limit=1', { as: 'admin' });
    expect(list).toMatchObject({
      status: 200,
      body: { notices: [{ noticeId: messageId, subject: caseId, state: 'given_up', reason: 'undelivered' }] },
    });
    expect(JSON.stringify(list.body)).not.toContain(li.phone);

    const again = `/api/intake/notices/${messageId}/resending`;
    const key = randomUUID();
    const queued = await intake.call('POST', again, { as: 'admin', key });
    expect(queued.status).toBe(201);
    expect((await intake.call('POST', again, { as: 'admin', key })).body).toEqual(queued.body);
    await statesOf(caseId, ['given_up', 'sent']);
    expect(intake.phone.about(caseId).map((message) => message.messageId)).toEqual([
      messageId,
      queued.body.noticeId,
    ]);
  });
});

test('the list of notices is the administrator’s, of the own areas', async () => {
  expect((await intake.call('GET', '/api/intake/notices', { as: 'window-clerk' })).status).toBe(403);
  const nobody = `/api/intake/notices/${randomUUID()}/resending`;
  expect(await intake.call('POST', nobody, { as: 'admin', key: randomUUID() })).toMatchObject({
    status: 404,
    body: { code: 'notice_unknown' },
  });
});

describe('who wants no invitations', () => {
  const invited = (applicantRef: string, purpose = 'invite') =>
    intake.call('GET', `/internal/parties/${applicantRef}?purpose=${purpose}`, { as: 'service' });
  const wang = { ...li, identityNumber: '320281198501012345', phone: '+86 137-0000-1111' };

  test('replies T, and a look-up says so; the phone is found however it was written', async () => {
    const { applicantRef } = await fileAs({ ...fromHome, applicant: wang });
    expect((await invited(applicantRef)).body).toEqual({ phone: wang.phone });
    expect(await signed('notice-replies', { phone: '13700001111', text: ' t。' })).toEqual({
      status: 200,
      body: { understood: true },
    });
    expect((await invited(applicantRef)).body).toEqual({ phone: wang.phone, optedOut: ['invitation'] });
    expect((await invited(applicantRef, 'courier')).body).not.toHaveProperty('optedOut');
    await fileAs({ ...fromHome, applicant: { ...wang, name: '王芳' } });
    expect((await invited(applicantRef)).body.optedOut).toEqual(['invitation']);
  });

  test('may say so at the window, and take it back; what the law has people told cannot be refused', async () => {
    const { caseId, applicantRef } = await fileAs(fromHome);
    const url = `/api/intake/cases/${caseId}/notice-choices`;
    const choose = (optedOut: string[], as = 'window-clerk') =>
      intake.call('PUT', url, { as, body: { optedOut } });
    expect((await choose(['invitation', 'progress'])).body).toEqual({ optedOut: ['invitation', 'progress'] });
    expect((await invited(applicantRef)).body.optedOut).toEqual(['invitation', 'progress']);
    expect((await choose(['statutory'])).status).toBe(400);
    expect((await choose([], 'citizen-wang')).status).toBe(404);
    expect((await choose([], 'citizen-li')).body).toEqual({ optedOut: [] });
    expect((await intake.call('GET', url, { as: 'citizen-li' })).body).toEqual({ optedOut: [] });
    expect((await invited(applicantRef)).body).not.toHaveProperty('optedOut');
  });

  test('is not found by anything but a signed reply that says T', async () => {
    expect(await signed('notice-replies', { phone: li.phone, text: '5' })).toMatchObject({
      body: { understood: false },
    });
    expect((await signed('notice-replies', { phone: li.phone, text: 'T' }, { secret: 'x' })).status).toBe(
      401,
    );
  });
});
