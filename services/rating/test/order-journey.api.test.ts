import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { on } from './given-order.ts';
import { startOrderDesk } from './order-desk.ts';

let desk: Awaited<ReturnType<typeof startOrderDesk>>;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.stop());

const patience = { timeoutMs: 80_000 };
const statusOf = async (orderId: string): Promise<string> => (await desk.order(orderId)).body.status;

describe('a bad rating', () => {
  test('travels all states with the dates of E19, complex and extended, re-opened once, and opens round 2', async () => {
    const [{ orderId, ratingId, subject }, simple] = [await desk.badRating(), await desk.badRating()];
    const fresh = await desk.order(orderId);
    expect(fresh.body).toMatchObject({
      status: 'received',
      org: '320281-hc',
      rating: { subject, level: 1, itemCode: '320281-gcjs-01' },
      words: '跑了四趟',
      checks: [
        { option: 110, finding: 'refuted', cases: [{ caseId: subject, due: '2026-09-21' }] },
        { option: 114, finding: 'confirmed', cases: [{ visits: 2, visitsLimit: 1 }] },
      ],
    });
    expect(JSON.stringify(fresh.body)).not.toMatch(/officer|applicantRef|Hash/);

    desk.clock.goTo(on('09-28', '10:00'));
    const dispatched = await desk.give(orderId, 'dispatch as complex');
    expect(dispatched.body.dispatch?.due).toEqual({
      sign: '2026-09-29',
      verify: '2026-09-29',
      rectify: '2026-10-23',
    });
    const { body: dispatchedSimple } = await desk.give(simple.orderId, 'dispatch as simple');
    expect(dispatchedSimple.dispatch?.due.rectify).toBe('2026-10-10');
    await desk.giveAll(orderId, ['sign']);
    desk.clock.goTo(on('09-29', '09:00'));
    await desk.giveAll(orderId, ['take on']);
    const phone = await desk.give(orderId, 'look up');
    expect(phone.body).toEqual({ phone: 'phone of 0123456789abcdef0123456789abcdef' });
    await desk.giveAll(orderId, ['find valid', 'plan', 'extend']);
    expect((await desk.order(orderId)).body).toMatchObject({
      dispatch: { due: { rectify: '2026-10-30' } },
      clocks: [{ clock: 'rectify', due: '2026-10-30', provisional: false }],
      texts: { plan: '下周内重新审核并上门说明', finding: '已电话核实' },
    });

    desk.clock.goTo(on('10-12'));
    await desk.giveAll(orderId, ['fix']);
    const { body: link } = await desk.call('GET', `/orders/${orderId}/follow-up-link`, { as: 'rating-desk' });
    const path = `/follow-ups/${link.url.slice(link.url.lastIndexOf('/') + 1)}`;
    expect(link.url).toMatch(/^https:\/\/hall\.example\/rate\/answer\/[\w-]{32}$/);
    for (let times = 0; times < 2; times += 1)
      expect((await desk.call('GET', path)).body).toMatchObject({
        kind: 'fixed',
        answer: '已补发证照并致歉',
      });
    expect((await desk.call('POST', path, { body: { level: 1 } })).body.reopened).toBe(true);
    expect((await desk.call('POST', path, { body: { level: 3 } })).body.code).toBe('link_used');

    await desk.giveAll(orderId, ['plan as supervisor', 'explain as supervisor', 'be satisfied', 'close']);
    const said = await desk.saidOf(orderId);
    const order = { orderId, ratingId, org: '320281-hc' };
    expect(said.map(({ type }) => type)).toEqual([
      'rectification.received.v1',
      'rectification.dispatched.v1',
      'rectification.signed.v1',
      'light.raised.v1',
      'rectification.verified.v1',
      'rectification.extended.v1',
      'rectification.rectified.v1',
      'rectification.followed_up.v1',
      'rectification.reopened.v1',
      'rectification.rectified.v1',
      'rectification.followed_up.v1',
      'rectification.closed.v1',
    ]);
    expect(said[1]?.data).toEqual({ ...order, complex: true, due: dispatched.body.dispatch?.due });
    expect(said[3]).toMatchObject({ time: on('09-29', '00:00'), data: { clock: 'verify', level: 'warn' } });
    expect(said[5]?.data).toEqual({
      ...order,
      days: 5,
      approver: 'chief',
      reason: '需协调燃气公司',
      due: '2026-10-30',
    });
    expect(said[8]?.data).toMatchObject({ supervisor: '320281' });
    expect(said.at(-1)?.data).toEqual({ ...order, result: 'explained', onTime: true });
    expect(JSON.stringify(said)).not.toMatch(/致歉|跑了四趟|上门/);

    await waitUntil(async () => (await desk.said(subject)).some(({ data }) => data.round === 2), {
      ...patience,
      what: 'the invitation to round 2',
    });
  });

  test('a mistaken one leaves the figures by two people, and every list still shows it', async () => {
    const { orderId, ratingId, subject } = await desk.badRating();
    await desk.giveAll(orderId, [
      'dispatch as simple',
      'sign',
      'take on',
      'find valid',
      'claim mistaken',
      'uphold',
    ]);
    expect(await statusOf(orderId)).toBe('closed');
    const invalidated = await waitUntil(
      async () => (await desk.said(subject)).find(({ type }) => type === 'rating.invalidated.v1'),
      { ...patience, what: 'the invalidation' },
    );
    expect(invalidated.data).toEqual({ ratingId, reason: 'mistaken', decidedBy: 'chief' });
    const { body } = await desk.call('GET', `/subjects/${subject}`, { as: 'rating-desk' });
    expect(body.ratings).toMatchObject([{ ratingId, level: 1 }]);
    const { rows } = await desk.pool.query('select invalid_reason from ratings where rating_id = $1', [
      ratingId,
    ]);
    expect(rows).toEqual([{ invalid_reason: 'mistaken' }]);
  });

  test('an answer nobody rates closes its order after seven days', async () => {
    const { orderId } = await desk.badRating();
    await desk.giveAll(orderId, ['dispatch as simple', 'sign', 'take on', 'find valid', 'plan', 'explain']);
    desk.clock.goTo(on('10-19', '09:59'));
    await desk.swept();
    expect(await statusOf(orderId)).toBe('rectified');
    desk.clock.goTo(on('10-19', '10:00'));
    await desk.swept();
    const said = await desk.saidOf(orderId);
    expect(said.at(-1)).toMatchObject({
      type: 'rectification.closed.v1',
      time: on('10-19', '10:00'),
      data: { result: 'explained', onTime: true },
    });
    expect(said.filter(({ type }) => type === 'rectification.followed_up.v1')).toEqual([]);
  });
});
