import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventOf, jiangyin } from './given-events.ts';
import { startDelivery } from './start-delivery.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
let delivery: Awaited<ReturnType<typeof startDelivery>>;
beforeAll(async () => {
  intake = await startIntake();
  delivery = await startDelivery({ intakeUrl: intake.url });
  await delivery.tell(eventOf('intake', '320281', 1, jiangyin));
  await delivery.call('PUT', '/carriers/ems', 'admin', { name: '中国邮政 EMS', priceCents: 1200 });
});
afterAll(async () => {
  await delivery.stop();
  await intake.stop();
  await intake.drop();
});

const applicant = {
  kind: 'enterprise',
  name: '江阴好办科技有限公司',
  identityNumber: '91320281MA1TEST00X',
  phone: '13800000000',
  address: '江阴市长江路1号',
};

/** A granted case with a courier delivery; the path of its dispatch. */
async function requested(applicantRef: string): Promise<string> {
  const caseId = await delivery.granted(applicantRef);
  const body = { method: 'courier', carrier: 'ems' };
  const answer = await delivery.call(
    'POST',
    `/cases/${caseId}/deliveries`,
    'courier-desk',
    body,
    randomUUID(),
  );
  return `/cases/${caseId}/deliveries/${String(answer.body['deliveryId'])}/dispatch`;
}

test('a courier gets the label of the applicant, which is not to be stored and is kept nowhere', async () => {
  const path = await requested(await intake.file(applicant));
  const { name, phone, address } = applicant;
  const dispatched = await delivery.call('POST', path, 'courier-desk', {});
  expect(dispatched).toMatchObject({
    status: 200,
    body: {
      status: 'dispatched',
      carrier: 'ems',
      attempt: 1,
      costCents: 1200,
      label: { name, phone, address },
    },
  });
  expect(dispatched.headers.get('cache-control')).toBe('no-store');
  const kept = await delivery.everythingKept();
  expect(kept).toContain('delivery.dispatched.v1');
  for (const personal of [name, phone, address]) expect(kept).not.toContain(personal);
});

test('a parcel that arrived saved a trip, and cost what all its attempts did', async () => {
  const path = await requested(await intake.file(applicant));
  const post = (action: string, body: object) =>
    delivery.call('POST', path.replace('dispatch', action), 'courier-desk', body);
  await post('dispatch', {});
  await post('failure', { reason: '无人签收' });
  await post('dispatch', { costCents: 1500 });
  expect(await post('completion', {})).toMatchObject({ body: { status: 'completed', costCents: 2700 } });
  const savings = await delivery.call('GET', '/savings?from=2026-11-09&to=2026-11-10', 'leader');
  expect(savings.body).toMatchObject({ completed: 1, costCents: 2700, costUnknown: 0, savingCents: 2500 });
});

test('an applicant without an address, or unknown to intake, is no reason to lose the delivery', async () => {
  const { address: _address, ...without } = { ...applicant, identityNumber: '91320281MA1TEST01Y' };
  for (const applicantRef of [await intake.file(without), 'f'.repeat(32)]) {
    const path = await requested(applicantRef);
    expect(await delivery.call('POST', path, 'courier-desk', {})).toMatchObject({
      status: 422,
      body: { code: 'address_unknown' },
    });
    const [caseId = ''] = path.split('/').slice(2);
    expect((await delivery.said(caseId)).map(({ type }) => type)).not.toContain('delivery.dispatched.v1');
  }
});

test('while intake is down nothing is dispatched and the desk is told when to try again', async () => {
  const path = await requested(await intake.file(applicant));
  await intake.stop();
  const answer = await delivery.call('POST', path, 'courier-desk', {});
  expect(answer).toMatchObject({ status: 503, body: { code: 'party_unavailable' } });
  expect(answer.headers.get('retry-after')).toBe('5');
  const [caseId = ''] = path.split('/').slice(2);
  expect(await delivery.call('GET', `/cases/${caseId}/deliveries`, 'leader')).toMatchObject({
    body: { deliveries: [{ status: 'requested', attempt: 1 }] },
  });
});
