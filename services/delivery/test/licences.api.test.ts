import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decided, decisionRevoked, eventOf, housing, jiangyin, reopened } from './given-events.ts';
import { readCode, readText } from './read-code.ts';
import { licenceDesk } from './licence-desk.ts';
import { printedAddress, startDelivery } from './start-delivery.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
let delivery: Awaited<ReturnType<typeof startDelivery>>;
let desk: ReturnType<typeof licenceDesk>;
let enterprise: string;
const applicant = {
  kind: 'enterprise',
  name: '江阴好办科技有限公司',
  identityNumber: '91320281MA1TEST00X',
  phone: '13800000000',
};
const person = { kind: 'person', name: '李华', identityNumber: '320281199003077711', phone: '13900000000' };
beforeAll(async () => {
  intake = await startIntake();
  delivery = await startDelivery({ intakeUrl: intake.url });
  desk = licenceDesk(delivery);
  await delivery.tell(eventOf('intake', '320281', 1, jiangyin));
  await delivery.tell(eventOf('intake', '320281-hc', 1, housing));
  enterprise = await intake.file(applicant);
});
afterAll(async () => {
  await delivery.stop();
  await intake.stop();
  await intake.drop();
});

test('a licence is printed for its holder; its QR code, read from the picture, leads to a check that says valid', async () => {
  const caseId = await delivery.granted(enterprise);
  const { number, code } = await delivery.printed(caseId);
  expect(number).toBe(`permit-${caseId}-01`);
  const { status, bytes } = await desk.pdf(`/licences/${number}/pdf?code=${code}`);
  expect(status).toBe(200);
  const words = await readText(bytes);
  for (const word of [
    '建筑工程施工许可',
    'ConstructionPermit',
    applicant.name,
    applicant.identityNumber,
    '江阴市住房和城乡建设局',
    '2026年11月9日',
    code,
  ])
    expect(words).toContain(word);

  const scanned = await readCode(bytes);
  expect(scanned).toBe(`${printedAddress}/${number}/check?code=${code}`);
  const { pathname, search } = new URL(scanned ?? '');
  const scannedPage = await fetch(`${delivery.address}${pathname}${search}`);
  expect(scannedPage.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await scannedPage.text()).toContain('文书真实有效');
  expect(await desk.check(number, code)).toMatchObject({
    status: 200,
    body: {
      number,
      title: { zh: '建筑工程施工许可', en: 'Construction Permit' },
      issuer: '江阴市住房和城乡建设局',
      date: '2026-11-09',
      status: 'valid',
    },
  });
});

test('its holder is named in the PDF and nowhere else; of a person’s number only the ends are printed', async () => {
  const caseId = await delivery.granted(await intake.file(person));
  const { number, code } = await delivery.printed(caseId);
  const words = await readText((await desk.pdf(`/licences/${number}/pdf?code=${code}`)).bytes);
  expect(words).toContain('李华');
  expect(words).toContain('320281********7711');
  const kept = await delivery.everythingKept();
  expect(kept).toContain(number);
  for (const { name, identityNumber, phone } of [person, applicant])
    for (const personal of [name, identityNumber, phone]) expect(kept).not.toContain(personal);
  const checked = JSON.stringify((await desk.check(number, code)).body);
  expect(checked).not.toContain('李华');
});

test('revoked by two persons, the same code says so: when and by which category, never why', async () => {
  const caseId = await delivery.granted(enterprise);
  const { number, code } = await delivery.printed(caseId);
  const proposal = { category: 'cancelled', reason: '李华申请注销' };
  expect(await desk.move(caseId, number, 'revocation-proposal', 'chief', proposal)).toMatchObject({
    status: 200,
    body: { status: 'valid', proposal: { proposer: 'chief' } },
  });
  expect(await desk.move(caseId, number, 'revocation', 'officer-hc', { approved: true })).toMatchObject({
    status: 403,
    body: { code: 'role_missing' },
  });
  expect(await desk.move(caseId, number, 'revocation', 'chief', { approved: true })).toMatchObject({
    status: 403,
    body: { code: 'second_person_needed' },
  });
  expect(await desk.check(number, code)).toMatchObject({ body: { status: 'valid' } });
  expect(await desk.move(caseId, number, 'revocation', 'mayor', { approved: true })).toMatchObject({
    status: 200,
    body: { status: 'revoked', revoked: { category: 'cancelled' } },
  });

  const why = { zh: '许可已注销', en: 'The licence was cancelled' };
  const checked = await desk.check(number, code);
  expect(checked.body).toMatchObject({ status: 'revoked', ended: { date: '2026-11-09', why } });
  const shown = await desk.page(number, code);
  expect(shown.status).toBe(200);
  for (const words of ['已失效', '2026-11-09', why.zh]) expect(shown.text).toContain(words);
  for (const text of [shown.text, JSON.stringify(checked.body)]) expect(text).not.toContain('李华');
  expect((await desk.pdf(`/licences/${number}/pdf?code=${code}`)).status).toBe(409);
  expect((await delivery.said(caseId)).at(-1)).toMatchObject({
    type: 'licence.revoked.v1',
    data: { number, category: 'cancelled', approver: 'mayor' },
  });
});

describe('without two persons', () => {
  test('a revoked decision revokes its licence', async () => {
    const caseId = await delivery.granted(enterprise);
    const { number, code } = await delivery.printed(caseId);
    await delivery.tell(eventOf('approval', caseId, 2, decisionRevoked));
    expect(await desk.check(number, code)).toMatchObject({
      body: { status: 'revoked', ended: { why: { zh: '许可决定已撤销' } } },
    });
  });

  test('a re-opened case suspends it; granted again, a new licence stands and the old one was replaced', async () => {
    const caseId = await delivery.granted(enterprise);
    const first = await delivery.printed(caseId);
    await delivery.tell(eventOf('approval', caseId, 2, reopened));
    expect(await desk.check(first.number, first.code)).toMatchObject({ body: { status: 'suspended' } });
    expect((await desk.page(first.number, first.code)).text).toContain('暂停效力');
    expect((await desk.pdf(`/licences/${first.number}/pdf?code=${first.code}`)).status).toBe(409);
    await delivery.tell(eventOf('approval', caseId, 3, decided('granted', '2026-11-12T01:30:00.000Z')));
    const numberNow = `permit-${caseId}-02`;
    await waitUntil(async () => (await delivery.printed(caseId)).number === numberNow, {
      timeoutMs: 80_000,
      what: 'the second licence',
    });
    const second = await delivery.printed(caseId);
    expect(await desk.check(second.number, second.code)).toMatchObject({ body: { status: 'valid' } });
    expect(await desk.check(first.number, first.code)).toMatchObject({
      body: { status: 'revoked', ended: { why: { zh: '已由新的决定取代' } } },
    });
  });
});

test('a wrong code, a wrong number and the code of another licence are answered alike', async () => {
  const one = await delivery.printed(await delivery.granted(enterprise));
  const other = await delivery.printed(await delivery.granted(enterprise));
  const answers = [
    await desk.check(one.number, other.code),
    await desk.check('permit-0-01', one.code),
    await desk.check(one.number, ''),
  ];
  for (const { status, body } of answers) expect([status, body['code']]).toEqual([404, 'licence_unknown']);
  const [wrong, none] = [await desk.page(one.number, other.code), await desk.page('permit-0-01', one.code)];
  expect(wrong).toEqual({ status: 404, text: none.text });
  expect((await desk.pdf(`/licences/${one.number}/pdf?code=x`)).status).toBe(404);
});
