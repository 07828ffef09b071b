import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accepted, decided, eventOf, submitted } from './given-events.ts';
import { startDelivery } from './start-delivery.ts';

let delivery: Awaited<ReturnType<typeof startDelivery>>;
beforeAll(async () => {
  delivery = await startDelivery();
});
afterAll(() => delivery.stop());

const noticesOf = (subject: string) =>
  delivery.rows('select * from notices where subject = $1 order by position', [subject]);
const untilNotices = (subject: string, holds: (rows: Record<string, unknown>[]) => boolean, what: string) =>
  waitUntil(async () => holds(await noticesOf(subject)), { timeoutMs: 80_000, what });
const untilSent = (subject: string, templates: string[]) =>
  untilNotices(
    subject,
    (rows) =>
      rows
        .filter(({ state }) => state === 'sent')
        .map(({ template }) => template)
        .join() === templates.join(),
    `${templates.join()} to be sent`,
  );
const later = (ms: number): void =>
  delivery.clock.goTo(new Date(delivery.clock.now().getTime() + ms).toISOString());
const textsFor = (applicantRef: string): string[] =>
  delivery.phone.got
    .filter(({ to }) => 'phone' in to && to.phone === `phone of ${applicantRef}`)
    .map(({ text }) => text);

test('a decision is told once intake has said who applied, whichever was heard first', async () => {
  const [caseId, applicantRef] = [randomUUID(), randomUUID().replaceAll('-', '')];
  await delivery.tell(eventOf('approval', caseId, 1, decided('denied')));
  await untilNotices(caseId, ([row]) => row?.['reason'] === 'nobody_known', 'nobody to be known');
  await delivery.tell(eventOf('intake', caseId, 1, submitted(applicantRef)));
  await delivery.tell(eventOf('intake', caseId, 2, accepted));
  later(2 * 60_000);
  await untilSent(caseId, ['decision_denied']);
  expect(textsFor(applicantRef)).toEqual([
    expect.stringMatching(/“建筑工程施工许可”.*没有批准。原因和不服时怎么办写在决定书里/),
  ]);
});

test('a locker’s code is in the message of whoever fetches the licence, and nowhere in the tables', async () => {
  const applicantRef = randomUUID().replaceAll('-', '');
  const caseId = await delivery.granted(applicantRef);
  later(5 * 60_000);
  await untilSent(caseId, ['decision_granted']);
  const way = await delivery.call(
    'POST',
    `/cases/${caseId}/deliveries`,
    'courier-desk',
    { method: 'locker' },
    randomUUID(),
  );
  const path = `/cases/${caseId}/deliveries/${String(way.body['deliveryId'])}`;
  const sent = await delivery.call('POST', `${path}/dispatch`, 'courier-desk', { cabinet: 'cabinet-7' });
  await untilSent(caseId, ['decision_granted', 'locker_ready']);
  const code = String(sent.body['lockerCode']);
  expect(code).toMatch(/^\d{6}$/);
  expect(textsFor(applicantRef).at(-1)).toContain(`（cabinet-7），取件码${code}，请在11月12日前取走`);
  expect(JSON.stringify(await noticesOf(caseId))).not.toContain(code);
});

test('the list of notices is the administrator’s and has no particulars', async () => {
  const list = await delivery.call('GET', '/notices?state=sent', 'admin');
  expect(list.status).toBe(200);
  expect(JSON.stringify(list.body)).not.toContain('phone of');
  expect((await delivery.call('GET', '/notices?state=sent', 'courier-desk')).status).toBe(403);
});
