import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decided, submitted } from './other-services.ts';
import { startRating } from './start-rating.ts';

let rating: Awaited<ReturnType<typeof startRating>>;
beforeAll(async () => {
  rating = await startRating({ invitesByMessage: true });
});
afterAll(() => rating.stop());

const noticesOf = async (subject: string): Promise<Record<string, unknown>[]> =>
  (await rating.pool.query('select * from notices where subject = $1 order by position', [subject])).rows;
const untilStates = (subject: string, states: readonly string[]) =>
  waitUntil(async () => (await noticesOf(subject)).map(({ state }) => state).join() === states.join(), {
    timeoutMs: 80_000,
    what: `notices of ${subject} to be ${states.join()}`,
  });
/** A filing by an applicant of its own. */
async function filed(applicantRef = randomUUID().replaceAll('-', '')) {
  const caseId = randomUUID();
  if (submitted.type !== 'case.submitted.v1') throw new Error('not a filing');
  await rating.tell('intake', caseId, { ...submitted, data: { ...submitted.data, applicantRef } });
  await rating.heard(caseId, 'submitted');
  return { caseId, applicantRef };
}
const messagesTo = (applicantRef: string) =>
  rating.phone.got.filter(({ to }) => 'phone' in to && to.phone === `phone of ${applicantRef}`);
const linkIn = (text: string | undefined): string => /https:\S+/.exec(text ?? '')?.[0] ?? '';
const tokenIn = (text: string | undefined): string => linkIn(text).split('/').at(-1) ?? '';

test('after a decision its applicant gets one message, whose link rates the decision once', async () => {
  const { caseId, applicantRef } = await filed();
  await rating.tell('approval', caseId, decided);
  await untilStates(caseId, ['sent']);
  const [message, ...more] = messagesTo(applicantRef);
  expect(more).toEqual([]);
  expect(message?.text).toMatch(
    /^【江阴政务】您办的.*服务怎么样？请点 https:\/\/hall\.example\/rate\/\S+ 评价/,
  );
  const open = await rating.call('GET', `/links/${tokenIn(message?.text)}`);
  expect(open).toMatchObject({ status: 200, body: { node: '3' } });
  const kept = await rating.pool.query('select * from notices');
  expect(JSON.stringify(kept.rows)).not.toContain(tokenIn(message?.text));
  expect((await rating.said(caseId)).filter(({ type }) => type === 'rating.invited.v1')).toHaveLength(1);
});

test('who has rated is not asked any more', async () => {
  rating.clock.goTo('2026-11-26T21:30:00+08:00');
  const { caseId } = await filed();
  await rating.tell('approval', caseId, decided);
  await untilStates(caseId, ['waiting']);
  await rating.heard(caseId, 'decided');
  const invited = await rating.invite(caseId, '3');
  expect((await rating.rate(tokenIn(invited.body.url), { level: 1 })).status).toBeLessThan(300);
  rating.clock.goTo('2026-11-27T08:00:00+08:00');
  await untilStates(caseId, ['suppressed']);
  expect((await noticesOf(caseId))[0]).toMatchObject({ reason: 'outdated' });
});

test('a link for the phone that staff make is sent; one that is shown as a code is not', async () => {
  const { caseId, applicantRef } = await filed();
  const invite = (channel: string) =>
    rating.call('POST', `/subjects/${caseId}/invitations`, {
      as: 'window-clerk',
      headers: { 'idempotency-key': randomUUID() },
      body: { node: '1', channel },
    });
  await invite('qr');
  const made = await invite('sms');
  await untilStates(caseId, ['sent']);
  expect(messagesTo(applicantRef).map(({ text }) => linkIn(text))).toEqual([made.body.url]);
});

test('one person gets one invitation a day, the second one the morning after', async () => {
  const first = await filed();
  const second = await filed(first.applicantRef);
  await rating.tell('approval', first.caseId, decided);
  await untilStates(first.caseId, ['sent']);
  await rating.tell('approval', second.caseId, decided);
  await waitUntil(
    async () =>
      Number((await noticesOf(second.caseId))[0]?.['next_try_at']) ===
      Date.parse('2026-11-28T08:00:00+08:00'),
    { timeoutMs: 80_000, what: 'the next morning to be chosen' },
  );
  expect(messagesTo(first.applicantRef)).toHaveLength(1);
  rating.clock.goTo('2026-11-28T08:00:00+08:00');
  await untilStates(second.caseId, ['sent']);
  expect(messagesTo(first.applicantRef)).toHaveLength(2);
});
