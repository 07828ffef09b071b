import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signMessage } from '@haoban/service-kit/signature';
import { startDelivery } from './start-delivery.ts';

let delivery: Awaited<ReturnType<typeof startDelivery>>;
let secret: string;
const put = (code: string, body: unknown, as = 'admin') =>
  delivery.call('PUT', `/carriers/${code}`, as, body);
beforeAll(async () => {
  delivery = await startDelivery();
  secret = String((await put('lockers', { name: '丰巢' })).body['secret']);
});
afterAll(() => delivery.stop());

/** A delivery in a locker; its path and shipment. */
async function inLocker() {
  const caseId = await delivery.granted();
  const list = `/cases/${caseId}/deliveries`;
  const way = { method: 'locker', carrier: 'lockers' };
  const requested = await delivery.call('POST', list, 'courier-desk', way, randomUUID());
  const path = `${list}/${String(requested.body['deliveryId'])}`;
  const sent = await delivery.call('POST', `${path}/dispatch`, 'courier-desk', {
    cabinet: 'c-7',
    keptHours: 24,
  });
  expect(sent.status).toBe(200);
  return { caseId, list, path, shipment: `${caseId}-1-1` };
}

type Sent = { message?: string; by?: string; signedWith?: string; signedAt?: Date; text?: string };
async function say(body: object, sent: Sent = {}) {
  const { message = randomUUID(), by = 'lockers', signedWith = secret } = sent;
  const text = JSON.stringify(body);
  const response = await fetch(`${delivery.address}/api/delivery/carriers/${by}/statuses`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'haoban-message': message,
      'haoban-signature': signMessage(signedWith, message, text, sent.signedAt ?? delivery.clock.now()),
    },
    body: sent.text ?? text,
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
const at = (): string => delivery.clock.now().toISOString();
const status = async (list: string) => {
  const { body } = await delivery.call('GET', list, 'leader');
  return Array.isArray(body['deliveries']) ? body['deliveries'][0] : undefined;
};
const typesOf = async (caseId: string) => (await delivery.said(caseId)).map(({ type }) => type);

test('a status that is signed moves the delivery; said again it is known and changes nothing', async () => {
  const { caseId, list, shipment } = await inLocker();
  const message = randomUUID();
  const said = { shipment, status: 'delivered', happenedAt: '2026-11-09T09:00:00+08:00', costCents: 150 };
  expect(await say(said, { message })).toEqual({ status: 200, body: { taken: 'taken' } });
  expect(await status(list)).toMatchObject({ status: 'completed', costCents: 150 });
  const before = await typesOf(caseId);
  expect(before.at(-1)).toBe('delivery.completed.v1');
  for (let round = 0; round < 3; round += 1)
    expect(await say(said, { message })).toEqual({ status: 200, body: { taken: 'known' } });
  expect(await typesOf(caseId)).toEqual(before);
  const rows = await delivery.rows('select actor from journal where subject = $1 order by sequence desc', [
    caseId,
  ]);
  expect(rows[0]).toEqual({ actor: 'carrier/lockers' });
});

test('of many copies at once one is taken', async () => {
  const { caseId, shipment } = await inLocker();
  const message = randomUUID();
  const said = { shipment, status: 'delivered', happenedAt: at() };
  const answers = await Promise.all(Array.from({ length: 20 }, () => say(said, { message })));
  const counted = (word: string): number => answers.filter(({ body }) => body.taken === word).length;
  expect([counted('taken'), counted('known')]).toEqual([1, 19]);
  expect((await typesOf(caseId)).filter((type) => type === 'delivery.completed.v1')).toHaveLength(1);
});

describe('refused alike is', () => {
  const invalid = { status: 401, body: { code: 'signature_invalid' } };
  let said: { shipment: string; status: string; happenedAt: string };
  let list: string;
  beforeAll(async () => {
    const sent = await inLocker();
    list = sent.list;
    said = { shipment: sent.shipment, status: 'delivered', happenedAt: at() };
  });

  test('a forged signature, a changed body, a carrier nobody knows', async () => {
    expect(await say(said, { signedWith: 'guessed' })).toMatchObject(invalid);
    expect(await say(said, { text: JSON.stringify({ ...said, status: 'failed' }) })).toMatchObject(invalid);
    expect(await say(said, { by: 'nobody' })).toMatchObject(invalid);
  });

  test('a signature of five minutes ago or ahead', async () => {
    const now = delivery.clock.now().getTime();
    for (const away of [-301_000, 301_000])
      expect(await say(said, { signedAt: new Date(now + away) })).toMatchObject(invalid);
  });

  test('the old secret after a new one, and a carrier that is not active', async () => {
    const first = String((await put('sf', { name: '顺丰' })).body['secret']);
    const second = String((await put('sf', { name: '顺丰', newSecret: true })).body['secret']);
    expect(second).not.toBe(first);
    expect(await say(said, { by: 'sf', signedWith: first })).toMatchObject(invalid);
    // a genuine message, but the parcel is another carrier's
    expect(await say(said, { by: 'sf', signedWith: second })).toMatchObject({ status: 202 });
    await put('sf', { name: '顺丰', active: false });
    expect(await say(said, { by: 'sf', signedWith: second })).toMatchObject(invalid);
  });

  test('and none of them moved the delivery', async () => {
    expect(await status(list)).toMatchObject({ status: 'dispatched' });
  });
});

test('one message id for two statuses is refused', async () => {
  const { shipment } = await inLocker();
  const message = randomUUID();
  await say({ shipment, status: 'picked_up', happenedAt: at() }, { message });
  expect(await say({ shipment, status: 'delivered', happenedAt: at() }, { message })).toMatchObject({
    status: 422,
    body: { code: 'message_reused' },
  });
});

test('a shipment nobody knows is answered, kept once, and listed for the desk', async () => {
  const message = randomUUID();
  const said = { shipment: 'somewhere-1-1', status: 'delivered', happenedAt: at() };
  for (let round = 0; round < 2; round += 1)
    expect(await say(said, { message })).toEqual({ status: 202, body: { taken: 'parked' } });
  const { body } = await delivery.call('GET', '/parked-statuses', 'courier-desk');
  const rows = Array.isArray(body['rows']) ? body['rows'] : [];
  expect(rows.filter((row) => row.message === message)).toEqual([
    { carrier: 'lockers', message, receivedAt: at(), body: said },
  ]);
});

test('a body that is not JSON, or says more than it may, is refused', async () => {
  const { shipment } = await inLocker();
  expect(await say({}, { text: '{' })).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
  const more = { shipment, status: 'delivered', happenedAt: at(), phone: '13800000000' };
  expect(await say(more)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
});

test('only an admin sets carriers up, and only then their secret is shown', async () => {
  expect(await put('yto', { name: '圆通' }, 'courier-desk')).toMatchObject({ status: 403 });
  const { body } = await delivery.call('GET', '/carriers', 'courier-desk');
  expect(body['rows']).toContainEqual(
    expect.objectContaining({ code: 'lockers', name: '丰巢', active: true }),
  );
  expect(JSON.stringify(body)).not.toContain(secret);
  expect(await delivery.everythingKept()).not.toContain(secret);
});

test('what nobody takes out of its locker in time comes back by itself', async () => {
  const { caseId, list } = await inLocker();
  const expiry = new Date(delivery.clock.now().getTime() + 24 * 3_600_000);
  delivery.clock.goTo(expiry.toISOString());
  await waitUntil(async () => (await typesOf(caseId)).includes('delivery.failed.v1'), {
    timeoutMs: 80_000,
    what: 'the locker to be emptied',
  });
  expect(await status(list)).toMatchObject({ status: 'failed', reason: '逾期未取，已从取件柜收回' });
  expect((await delivery.said(caseId)).at(-1)?.time).toBe(expiry.toISOString());
});
