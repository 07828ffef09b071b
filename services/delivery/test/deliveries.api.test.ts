import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accepted, decided, eventOf, reopened, submitted } from './given-events.ts';
import { startDelivery } from './start-delivery.ts';

let delivery: Awaited<ReturnType<typeof startDelivery>>;
beforeAll(async () => {
  // nothing here is sent by courier or printed, so nobody asks intake
  delivery = await startDelivery();
});
afterAll(() => delivery.stop());

const request = (caseId: string, body: unknown, key: string = randomUUID(), account = 'window-clerk') =>
  delivery.call('POST', `/cases/${caseId}/deliveries`, account, body, key);
const pathOf = (caseId: string, requested: { body: Record<string, unknown> }) =>
  `/cases/${caseId}/deliveries/${String(requested.body['deliveryId'])}`;
const saidOf = async (caseId: string) => (await delivery.said(caseId)).map(({ type }) => type);

test('a licence fetched at a window is handed over, and counts as a visit', async () => {
  const caseId = await delivery.granted();
  const requested = await request(caseId, { method: 'window' });
  const licence = `permit-${caseId}-01`;
  expect(requested).toMatchObject({ status: 201, body: { status: 'requested', documents: [licence] } });
  const path = `${pathOf(caseId, requested)}/completion`;
  const completed = await delivery.call('POST', path, 'window-clerk', {
    by: 'agent',
    hall: 'h1',
    window: 'w03',
  });
  expect(completed).toMatchObject({ status: 200, body: { status: 'completed' } });

  const said = await delivery.said(caseId);
  expect(said.map(({ type }) => type)).toEqual([
    'document.issued.v1',
    'delivery.requested.v1',
    'delivery.completed.v1',
    'visit.recorded.v1',
  ]);
  expect(said[0]).toMatchObject({ region: '320281', data: { kind: 'licence', number: licence } });
  expect(said[3]?.data).toMatchObject({ kind: 'pickup', by: 'agent', hall: 'h1', window: 'w03' });
  expect(await delivery.call('GET', `/cases/${caseId}/deliveries`, 'leader')).toMatchObject({
    status: 200,
    body: { granted: true, licence, deliveries: [{ method: 'window', status: 'completed' }] },
  });
});

test('a repeated key gives the first answer and one delivery; with another body it is refused', async () => {
  const caseId = await delivery.granted();
  const key = randomUUID();
  const first = await request(caseId, { method: 'window' }, key);
  expect(await request(caseId, { method: 'window' }, key)).toMatchObject({ status: 201, body: first.body });
  expect(await request(caseId, { method: 'locker' }, key)).toMatchObject({
    status: 422,
    body: { code: 'idempotency_key_reused' },
  });
  expect(await saidOf(caseId)).toEqual(['document.issued.v1', 'delivery.requested.v1']);
});

test('two requests at once are two deliveries of one licence', async () => {
  const caseId = await delivery.granted();
  const answers = await Promise.all([
    request(caseId, { method: 'window' }),
    request(caseId, { method: 'locker' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  const types = await saidOf(caseId);
  expect(types).toEqual(['document.issued.v1', 'delivery.requested.v1', 'delivery.requested.v1']);
});

test('a delivery that failed is sent again as the next attempt, or another way', async () => {
  const caseId = await delivery.granted();
  const path = pathOf(caseId, await request(caseId, { method: 'locker' }));
  const post = (action: string, body: unknown = {}) =>
    delivery.call('POST', `${path}/${action}`, 'courier-desk', body);
  const cabinet = { cabinet: 'cabinet-7' };
  const sent = await post('dispatch', cabinet);
  expect(sent).toMatchObject({
    status: 200,
    body: { status: 'dispatched', attempt: 1, lockerCode: expect.stringMatching(/^\d{6}$/) },
  });
  expect(await delivery.everythingKept()).not.toContain(`"${String(sent.body['lockerCode'])}"`);
  expect(await post('dispatch', cabinet)).toMatchObject({ status: 409, body: { code: 'wrong_status' } });
  expect(await post('failure', { reason: '柜满' })).toMatchObject({
    body: { status: 'failed', reason: '柜满' },
  });
  expect(await post('dispatch', cabinet)).toMatchObject({
    status: 200,
    body: { status: 'dispatched', attempt: 2 },
  });
  await post('failure', { reason: '柜坏' });
  expect(await post('rerouting', { method: 'window', hall: 'h1' })).toMatchObject({
    status: 200,
    body: { status: 'requested', method: 'window', attempt: 3 },
  });
  expect(await post('completion')).toMatchObject({ status: 200, body: { status: 'completed' } });
  expect((await saidOf(caseId)).at(-1)).toBe('visit.recorded.v1');
});

test('an event delivered twice has its effect once', async () => {
  const caseId = await delivery.granted();
  await request(caseId, { method: 'window' });
  const again = eventOf('approval', caseId, 2, reopened);
  await delivery.tell(again);
  await delivery.tell(eventOf('approval', caseId, 3, decided('granted', '2026-11-10T01:30:00.000Z')));
  const before = await delivery.repeatedSoFar();
  await delivery.tell(again);
  await delivery.repeated(before + 1);
  expect(await delivery.call('GET', `/cases/${caseId}/deliveries`, 'leader')).toMatchObject({
    body: { granted: true, licence: `permit-${caseId}-02`, deliveries: [{ status: 'cancelled' }] },
  });
});

describe('refused is', () => {
  const window = { method: 'window' };
  let caseId: string;
  beforeAll(async () => {
    caseId = await delivery.granted();
  });

  test('a caller without a token: 401, without the role: 403, of another area: 403', async () => {
    const path = `/cases/${caseId}/deliveries`;
    expect(await delivery.call('POST', path, undefined, window)).toMatchObject({ status: 401 });
    expect(await request(caseId, window, randomUUID(), 'leader')).toMatchObject({
      status: 403,
      body: { code: 'role_missing' },
    });
    expect(await request(caseId, window, randomUUID(), 'other-county')).toMatchObject({
      status: 403,
      body: { code: 'area_denied' },
    });
  });

  test('an unknown case or delivery: 404, an unknown carrier: 422', async () => {
    expect(await request(randomUUID(), window)).toMatchObject({
      status: 404,
      body: { code: 'case_unknown' },
    });
    const path = `/cases/${caseId}/deliveries/none/dispatch`;
    expect(await delivery.call('POST', path, 'courier-desk', {})).toMatchObject({
      status: 404,
      body: { code: 'delivery_unknown' },
    });
    expect(await request(caseId, { method: 'courier', carrier: 'pigeon' })).toMatchObject({
      status: 422,
      body: { code: 'carrier_unknown' },
    });
  });

  test('a case that is not decided, was denied or is re-opened: 409', async () => {
    const pending = randomUUID();
    const notGranted = { status: 409, body: { code: 'not_granted' } };
    await delivery.tell(eventOf('intake', pending, 1, submitted('f'.repeat(32))));
    await delivery.tell(eventOf('intake', pending, 2, accepted));
    expect(await request(pending, window)).toMatchObject(notGranted);
    await delivery.tell(eventOf('approval', pending, 1, decided('denied')));
    expect(await request(pending, window)).toMatchObject(notGranted);
    const again = await delivery.granted();
    await delivery.tell(eventOf('approval', again, 2, reopened));
    expect(await request(again, window)).toMatchObject(notGranted);
  });

  test('an unknown key or method: 400, a window without its hall: 422', async () => {
    for (const body of [{ ...window, address: '1 Main Street' }, { method: 'pigeon' }, {}]) {
      expect(await request(caseId, body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    }
    const path = `${pathOf(caseId, await request(caseId, window))}/completion`;
    expect(await delivery.call('POST', path, 'window-clerk', {})).toMatchObject({
      status: 422,
      body: { code: 'hall_missing' },
    });
  });
});
