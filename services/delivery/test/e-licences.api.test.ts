import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { licenceDesk } from './licence-desk.ts';
import { startDelivery } from './start-delivery.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
let delivery: Awaited<ReturnType<typeof startDelivery>>;
let desk: ReturnType<typeof licenceDesk>;
let enterprise: string;
beforeAll(async () => {
  intake = await startIntake();
  delivery = await startDelivery({ intakeUrl: intake.url });
  desk = licenceDesk(delivery);
  enterprise = await intake.file({
    kind: 'enterprise',
    name: '江阴好办科技有限公司',
    identityNumber: '91320281MA1TEST00X',
  });
});
afterAll(async () => {
  await delivery.stop();
  await intake.stop();
  await intake.drop();
});

test('an e-licence is delivered by being printed, and fetched with its code', async () => {
  const caseId = await delivery.granted(enterprise);
  const path = `/cases/${caseId}/deliveries`;
  const requested = await delivery.call('POST', path, 'window-clerk', { method: 'e_licence' }, randomUUID());
  expect(requested.status).toBe(201);
  const { number, code } = await delivery.printed(caseId);
  await waitUntil(
    async () => (await delivery.said(caseId)).some(({ type }) => type === 'delivery.completed.v1'),
    { timeoutMs: 80_000, what: 'the delivery' },
  );
  expect(await delivery.call('GET', path, 'leader')).toMatchObject({
    body: {
      deliveries: [{ method: 'e_licence', status: 'completed' }],
      clock: { endedAt: expect.anything() },
    },
  });
  expect((await desk.pdf(`/licences/${number}/pdf?code=${code}`)).status).toBe(200);
  await delivery.phone.told('查看和下载', 1);
  const link = `https://hall.example/api/delivery/licences/${number}/pdf?code=${code}`;
  expect(delivery.phone.about('查看和下载')[0]?.text).toContain(`点 ${link} 查看和下载`);
  const late = await delivery.call('POST', path, 'window-clerk', { method: 'e_licence' }, randomUUID());
  expect(late).toMatchObject({ status: 201, body: { status: 'completed' } });
});

test('staff of another area see no licence of a case', async () => {
  const caseId = await delivery.granted(enterprise);
  const path = `/cases/${caseId}/licences`;
  expect(await delivery.call('GET', path, 'window-clerk')).toMatchObject({ status: 200 });
  expect(await delivery.call('GET', path, 'other-county')).toMatchObject({ status: 403 });
  expect(await delivery.call('GET', path)).toMatchObject({ status: 401 });
});

test('while intake is down nothing is printed and nothing lost', async () => {
  await intake.stop();
  const caseId = await delivery.granted(enterprise);
  const { body } = await delivery.call('GET', `/cases/${caseId}/licences`, 'courier-desk');
  const [licence] = Array.isArray(body['rows']) ? body['rows'] : [];
  expect(licence).toMatchObject({ status: 'valid' });
  expect(licence).not.toHaveProperty('sha256');
  const path = `/cases/${caseId}/licences/${licence.number}/pdf`;
  expect((await delivery.call('GET', path, 'courier-desk')).status).toBe(503);
});
