import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { approvalInCounty } from './given-service.ts';
import { secret, webhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

let approval: Awaited<ReturnType<typeof approvalInCounty>>;
let receiver: WebhookReceiver;
let telling: ReturnType<typeof approval.tell> | undefined;
const codes: string[] = [];

beforeAll(async () => {
  approval = await approvalInCounty();
});
afterAll(() => approval.stop());
beforeEach(async () => {
  receiver = await webhookReceiver(approval.clock.now);
});
afterEach(async () => {
  await telling?.stop();
  telling = undefined;
  await receiver.stop();
  for (const code of codes.splice(0)) await approval.call('DELETE', `/webhooks/${code}`, 'admin');
});

const until = (what: string, condition: () => boolean | Promise<boolean>) =>
  waitUntil(async () => condition(), { what, timeoutMs: 30_000 });
const put = (code: string, over: object = {}, account = 'admin') =>
  approval.call('PUT', `/webhooks/${code}`, account, {
    url: receiver.url,
    secret,
    events: ['light.raised.v1'],
    ...over,
  });
async function subscribe(over: object = {}): Promise<string> {
  const code = `w-${randomUUID().slice(0, 8)}`;
  codes.push(code);
  expect(await put(code, over)).toMatchObject({ status: 200 });
  return code;
}
type Row = Record<string, unknown>;
const deliveries = async (code: string, state = ''): Promise<Row[]> => {
  const { body } = await approval.call('GET', `/webhooks/${code}/deliveries${state}`, 'admin');
  return Array.isArray(body['rows']) ? body['rows'] : [];
};
const queued = (code: string, count: number) =>
  until(`${count} deliveries`, async () => (await deliveries(code)).length === count);
const later = (seconds: number): void =>
  approval.clock.goTo(new Date(approval.clock.now().getTime() + seconds * 1_000).toISOString());

/** A case that gets a red light for each suspension that nobody was told of. */
async function redLight(caseId?: string): Promise<string> {
  const lit = caseId ?? (await approval.accepted());
  later(1);
  const hearing = { scope: 'case', reason: 'hearing', plannedDays: 200 };
  await approval.create(`/cases/${lit}/suspensions`, 'officer-hc', hearing);
  return lit;
}

test('a light reaches a supervising system, signed, as the event that was recorded', async () => {
  const code = await subscribe();
  telling = approval.tell();
  const caseId = await redLight();
  await until('the light', () => receiver.taken.size === 1);
  const raised = (await approval.said(caseId)).find(({ type }) => type === 'light.raised.v1');
  expect(receiver.received).toEqual([{ id: [...receiver.taken.keys()][0], genuine: true, event: raised }]);
  await until('the note', async () => (await deliveries(code, '?state=delivered')).length === 1);
});

test('a delivery that fails, or is not answered, comes again under its id; a redirect is not followed', async () => {
  const code = await subscribe();
  telling = approval.tell(300);
  receiver.behave('fail');
  await redLight();
  const tried = (times: number, error: RegExp) =>
    until(`try ${times}`, async () => {
      const [row] = await deliveries(code);
      return row?.['attempts'] === times && error.test(String(row['lastError']));
    });
  await tried(1, /answered 500/);
  receiver.behave('hang');
  later(40);
  await tried(2, /no answer in time/);
  receiver.behave('redirect');
  later(80);
  await tried(3, /answered 302/);
  receiver.behave('take');
  later(160);
  await until('the arrival', async () => (await deliveries(code))[0]?.['state'] === 'delivered');
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  expect(receiver.received.map(({ genuine }) => genuine)).toEqual([true, true, true, true]);
});

test('events of one case arrive in order: the second waits until the first has arrived', async () => {
  const code = await subscribe({ events: ['violation.recorded.v1', 'light.raised.v1'] });
  receiver.behave('fail');
  telling = approval.tell();
  const caseId = await redLight();
  await queued(code, 2);
  await until('two tries', async () => {
    later(60);
    return receiver.received.length > 1;
  });
  expect(new Set(receiver.received.map(({ event }) => event.type))).toEqual(
    new Set(['violation.recorded.v1']),
  );
  receiver.behave('take');
  later(3_600);
  await until('both', () => receiver.taken.size === 2);
  expect([...receiver.taken.values()].map(({ type, subject }) => [type, subject])).toEqual([
    ['violation.recorded.v1', caseId],
    ['light.raised.v1', caseId],
  ]);
});

test('a subscriber that does not answer holds up no other', async () => {
  const slow = await webhookReceiver(approval.clock.now);
  slow.behave('hang');
  const held = await subscribe({ url: slow.url });
  await subscribe();
  telling = approval.tell(20_000);
  for (let n = 0; n < 6; n += 1) await redLight();
  await until('all six', () => receiver.taken.size === 6);
  await until('four in hand', () => slow.received.length === 4);
  expect((await deliveries(held, '?state=delivered')).length).toBe(0);
  await telling.stop();
  await slow.stop();
});

test('what was raised while nobody sent, and what a crash broke off, arrives; repeats bear the same id', async () => {
  const code = await subscribe();
  await redLight();
  await queued(code, 1);
  receiver.behave('hang');
  telling = approval.tell(20_000);
  await until('the first request', () => receiver.received.length === 1);
  await telling.stop();
  expect((await deliveries(code))[0]).toMatchObject({ state: 'waiting', attempts: 0 });
  receiver.behave('take');
  telling = approval.tell();
  await until('the repeat', () => receiver.received.length === 2);
  expect(receiver.received[0]?.id).toBe(receiver.received[1]?.id);
  expect(receiver.taken.size).toBe(1);
});

test('an event that is heard again after a crash is queued once', async () => {
  const code = await subscribe();
  const caseId = await redLight();
  await queued(code, 1);
  const event = (await approval.said(caseId)).find(({ type }) => type === 'light.raised.v1');
  if (event === undefined) throw new Error('no light');
  const telling = { now: approval.clock.now(), opening: approval.clock.now() };
  await approval.stores.told.queue(event, telling);
  expect((await deliveries(code)).length).toBe(1);
});

test('after three days a delivery is given up and shown as such; it can be sent again', async () => {
  const code = await subscribe();
  receiver.behave('fail');
  telling = approval.tell();
  await redLight();
  await until('a try', async () => (await deliveries(code))[0]?.['attempts'] === 1);
  later(3 * 86_400);
  await until('the end', async () => (await deliveries(code, '?state=given_up')).length === 1);
  const [row] = await deliveries(code);
  receiver.behave('take');
  const again = `/webhooks/${code}/deliveries/${String(row?.['deliveryId'])}/repetition`;
  expect(await approval.call('POST', again, 'leader')).toMatchObject({ status: 403 });
  expect(await approval.call('POST', again, 'admin')).toMatchObject({ status: 200 });
  await until('the arrival', async () => (await deliveries(code))[0]?.['state'] === 'delivered');
  expect(
    await approval.call('POST', again.replace(/[^/]+\/repetition/, 'x/repetition'), 'admin'),
  ).toMatchObject({
    status: 404,
    body: { code: 'delivery_unknown' },
  });
});

test('who asked for office opening is told then; who asked for other areas, organisations or events not at all', async () => {
  const atOpening = await subscribe({ tell: 'office_opening' });
  const others = [
    await subscribe({ regions: ['3301'] }),
    await subscribe({ orgs: ['320281-ms'] }),
    await subscribe({ events: ['case.decided.v1'] }),
  ];
  const here = await subscribe({ regions: ['3202'], orgs: ['320281-hc'] });
  approval.clock.goTo(`${approval.clock.now().toISOString().slice(0, 10)}T22:00:00.000Z`);
  await redLight();
  // Cases of the tests before may have got lights of their own when the clock moved on.
  await until('a delivery', async () => (await deliveries(here)).length > 0);
  const [row] = await deliveries(atOpening);
  expect(String(row?.['nextTryAt'])).toMatch(/T01:00:00\.000Z$/);
  for (const code of others) expect(await deliveries(code)).toEqual([]);
});

test('whoever was told of a light is told of its end, also after the case went to another organisation', async () => {
  const events = ['light.raised.v1', 'light.cancelled.v1'];
  const hers = await subscribe({ events, orgs: ['320281-hc'] });
  const others = await subscribe({ events, orgs: ['320281-nr'] });
  const caseId = await redLight();
  await until('the light', async () => (await deliveries(hers)).length > 0);
  const transfer = { toOrg: '320281-nr', reason: '职责划转' };
  await approval.call('POST', `/cases/${caseId}/transfer`, 'officer-hc', transfer);
  const cancelled = `/cases/${caseId}/lights/${caseId}-L1/cancellation`;
  expect(await approval.call('POST', cancelled, 'chief', { reason: '已补发通知' })).toMatchObject({
    status: 200,
  });
  await until('its end', async () =>
    (await deliveries(hers)).some(({ type }) => type === 'light.cancelled.v1'),
  );
  expect(await deliveries(others)).toEqual([]);
});

test('webhooks are for administrators, go to allowed addresses, and never show their secret', async () => {
  const refused = { status: 422, body: { code: 'webhook_address_refused' } };
  expect(await put('w', {}, 'leader')).toMatchObject({ status: 403, body: { code: 'role_missing' } });
  expect(await put('w', { url: 'http://supervision.example/hook' })).toMatchObject(refused);
  expect(await put('w', { url: 'https://169.254.169.254/' })).toMatchObject(refused);
  expect(await put('w', { events: ['journal.tallied.v1'] })).toMatchObject({ status: 400 });
  expect(await put('w', { secret: 'short' })).toMatchObject({ status: 400 });
  expect(await put('w', { secret: undefined })).toMatchObject({
    status: 422,
    body: { code: 'webhook_secret_missing' },
  });
  const unknown = { status: 404, body: { code: 'webhook_unknown' } };
  expect(await approval.call('GET', '/webhooks/w', 'admin')).toMatchObject(unknown);
  expect(await approval.call('DELETE', '/webhooks/w', 'admin')).toMatchObject(unknown);
  const code = await subscribe();
  expect(await put(code, { secret: undefined, regions: ['32'] })).toMatchObject({
    status: 200,
    body: { code, regions: ['32'], tell: 'at_once' },
  });
  for (const path of ['/webhooks', `/webhooks/${code}`]) {
    const shown = JSON.stringify((await approval.call('GET', path, 'admin')).body);
    expect(shown).toContain(code);
    expect(shown).not.toContain('ecret');
  }
});
