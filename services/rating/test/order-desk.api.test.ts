import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { on } from './given-order.ts';
import { startOrderDesk } from './order-desk.ts';

let desk: Awaited<ReturnType<typeof startOrderDesk>>;
const made: string[] = [];
beforeAll(async () => {
  desk = await startOrderDesk();
  for (const kind of ['dispatch as simple', 'dispatch as complex', 'dispatch as simple'] as const) {
    const { orderId } = await desk.badRating();
    await desk.giveAll(orderId, [kind, 'sign', 'take on', 'find valid', 'plan']);
    made.push(orderId);
  }
  made.unshift((await desk.badRating({ level: 2, options: [209] })).orderId);
});
afterAll(() => desk.stop());

const outcome = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];
const idsOf = ({ body }: { body: { rows: { orderId: string }[] } }) =>
  body.rows.map(({ orderId }) => orderId);
const list = (query: string, as = 'rating-desk') => desk.call('GET', `/orders${query}`, { as });

describe('the list of orders', () => {
  test('is read page by page, undispatched ones first, then by due date, none twice and none left out', async () => {
    const seen: string[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: Awaited<ReturnType<typeof list>> = await list(
        `?limit=1${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`,
      );
      seen.push(...idsOf(page));
      next = page.body.next;
    }
    const [first, simple = '', complex = '', other = ''] = made;
    expect(seen).toEqual([first, ...[simple, other].toSorted(), complex]);
  });

  test('is narrowed by status, date and organisation', async () => {
    expect(idsOf(await list('?status=received'))).toEqual([made[0]]);
    expect(idsOf(await list('?status=rectifying&dueBy=2026-10-10'))).toHaveLength(2);
    expect(idsOf(await list('?status=closed'))).toEqual([]);
    expect(idsOf(await list('?org=320281-ms'))).toEqual([]);
  });

  test('shows an organisation its own orders, whatever it asks for', async () => {
    expect(idsOf(await list('', 'officer-hc'))).toHaveLength(4);
    expect(idsOf(await list('?org=320281-hc', 'officer-ms'))).toEqual([]);
    expect(idsOf(await list('?supervisor=320281-hc', 'officer-ms'))).toEqual([]);
    expect(idsOf(await list('', 'other-county'))).toEqual([]);
  });

  test('the ledger holds the complex ones with owner and plan', async () => {
    const { body } = await desk.call('GET', '/ledger', { as: 'rating-desk' });
    expect(body.rows).toEqual([
      {
        orderId: made[2],
        org: '320281-hc',
        status: 'rectifying',
        level: 1,
        itemCode: '320281-gcjs-01',
        due: '2026-10-23',
        owner: 'officer-hc',
        plan: '下周内重新审核并上门说明',
      },
    ]);
  });
});

describe('who may', () => {
  test('words are for desk and organisation, not for those who handled the case', async () => {
    const orderId = made[1] ?? '';
    expect((await desk.order(orderId)).body.words).toBe('跑了四趟');
    const handler = await desk.order(orderId, 'officer-hc');
    expect([handler.status, handler.body.words]).toEqual([200, undefined]);
    expect(outcome(await desk.order(orderId, 'officer-ms'))).toEqual([403, 'not_your_organisation']);
    expect(outcome(await desk.order(orderId, 'other-county'))).toEqual([403, 'area_denied']);
    for (const account of ['citizen-li', 'leader', 'courier-desk'])
      expect(outcome(await desk.order(orderId, account))).toEqual([403, 'role_missing']);
    expect(outcome(await desk.call('GET', `/orders/${orderId}`))).toEqual([401, 'token_missing']);
    expect(outcome(await desk.order('O-none'))).toEqual([404, 'order_unknown']);
  });

  test('an anonymous rating lets nobody look the rater up', async () => {
    const { orderId } = await desk.badRating({ level: 1 });
    await desk.giveAll(orderId, ['dispatch as simple', 'sign', 'take on']);
    expect(outcome(await desk.give(orderId, 'look up'))).toEqual([409, 'rating_anonymous']);
  });

  test('a look-up is kept before the phone is shown', async () => {
    const { orderId } = await desk.badRating();
    await desk.giveAll(orderId, ['dispatch as simple', 'sign', 'take on', 'look up']);
    const kept = (await desk.stores.orders.load(orderId))?.state.lookUps;
    expect(kept).toEqual([{ at: desk.clock.now().toISOString(), by: 'rating-desk' }]);
    expect(JSON.stringify(await desk.storedOf(orderId))).not.toContain('phone of');
  });

  test('bodies are strict and words must say something', async () => {
    const path = `/orders/${made[0]}/dispatch`;
    const strict = await desk.call('POST', path, { as: 'rating-desk', body: { complex: false, by: 'x' } });
    expect(outcome(strict)).toEqual([400, 'invalid_request']);
    const silent = { finding: 'valid', note: ' ' };
    const finding = await desk.call('POST', `/orders/${made[0]}/finding`, {
      as: 'rating-desk',
      body: silent,
    });
    expect(outcome(finding)).toEqual([400, 'invalid_request']);
  });

  test('a forged follow-up link leads nowhere', async () => {
    const path = `/follow-ups/${randomUUID()}`;
    expect(outcome(await desk.call('GET', path))).toEqual([403, 'link_forged']);
    expect(outcome(await desk.call('POST', path, { body: { level: 3 } }))).toEqual([403, 'link_forged']);
  });
});

test('a bad follow-up brings an order to the organisation above, which sees it and answers', async () => {
  const { orderId } = await desk.badRating();
  await desk.giveAll(orderId, ['dispatch as simple', 'sign', 'take on', 'find valid', 'plan', 'fix']);
  await desk.tell('intake', '320281-hc', {
    type: 'org.published.v1',
    data: { code: '320281-hc', name: '住建局', parent: '320281-nr', area: '320281' },
  });
  await desk.took('intake', '320281-hc', 1);
  expect(outcome(await desk.order(orderId, 'officer-nr'))).toEqual([403, 'not_your_organisation']);
  await desk.giveAll(orderId, ['be dissatisfied']);
  expect((await desk.order(orderId, 'officer-nr')).body.reopened.supervisor).toBe('320281-nr');
  expect(idsOf(await list('?supervisor=320281-nr', 'officer-nr'))).toEqual([orderId]);
  const answer = { kind: 'fixed', answer: '已由上级重新办理' };
  const answered = await desk.call('POST', `/orders/${orderId}/answer`, { as: 'officer-nr', body: answer });
  expect(answered.body.status).toBe('rectified');
});

test('results are published when their month is over, with sample sizes and without rates of small samples', async () => {
  const path = '/publications/2026-09?region=320281';
  expect(outcome(await desk.call('GET', path))).toEqual([409, 'month_running']);
  desk.clock.goTo(on('10-01', '00:00'));
  const { status, body } = await desk.call('GET', path);
  const counts = { ratings: 7, good: 0, bad: 7, orders: 7, rectified: 0, inTime: 0 };
  const rates = { goodRate: null, rectificationRate: null, inTimeRate: null };
  expect([status, body]).toEqual([
    200,
    {
      month: '2026-09',
      region: '320281',
      minimumSample: 20,
      total: { ...counts, ...rates },
      rows: [{ org: '320281-hc', itemCode: '320281-gcjs-01', ...counts, ...rates }],
    },
  ]);
  expect((await desk.call('GET', '/publications/2026-09?region=3301')).body.rows).toEqual([]);
  expect(outcome(await desk.call('GET', '/publications/2026-13'))).toEqual([400, 'invalid_request']);
});
