import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { on } from './given-order.ts';
import { startOrderDesk } from './order-desk.ts';

let desk: Awaited<ReturnType<typeof startOrderDesk>>;
const late: string[] = [];
let undispatched: string;
let signed: string;
beforeAll(async () => {
  desk = await startOrderDesk({ sweeping: false });
  for (let count = 0; count < 3; count += 1) {
    const { orderId } = await desk.badRating();
    await desk.giveAll(orderId, ['dispatch as simple']);
    late.push(orderId);
  }
  undispatched = (await desk.badRating()).orderId;
  signed = (await desk.badRating()).orderId;
  await desk.giveAll(signed, ['dispatch as simple', 'sign', 'take on', 'find valid', 'plan']);
});
afterAll(() => desk.stop());

const lightsOf = async (orderId: string) =>
  (await desk.saidOf(orderId))
    .filter(({ type }) => type === 'light.raised.v1')
    .map(({ time, data }) => [data.clock, data.level, data.due, time]);

test('after two weeks without a sweep every missed rung is lit once, in order, at its own time', async () => {
  desk.clock.goTo(on('10-12'));
  desk.sweep();
  await desk.swept();
  for (const orderId of late) {
    expect(await lightsOf(orderId)).toEqual([
      ['sign', 'warn', '2026-09-29', on('09-29', '00:00')],
      ['verify', 'warn', '2026-09-29', on('09-29', '00:00')],
      ['sign', 'yellow', '2026-09-29', on('09-30', '00:00')],
      ['verify', 'yellow', '2026-09-29', on('09-30', '00:00')],
      ['rectify', 'warn', '2026-10-10', on('10-09', '00:00')],
      ['rectify', 'yellow', '2026-10-10', on('10-11', '00:00')],
    ]);
  }
  await desk.stores.orders.elapse(late[0] ?? '', { actor: 'test' });
  expect(await lightsOf(late[0] ?? '')).toHaveLength(6);
});

test('an order that the desk left alone was dispatched by itself', async () => {
  const [, dispatched] = await desk.saidOf(undispatched);
  expect(dispatched).toMatchObject({
    type: 'rectification.dispatched.v1',
    time: on('09-30', '00:00'),
    data: { complex: false, due: { rectify: '2026-10-13' } },
  });
});

test('a light is taken back by a second person alone, and stays in the record', async () => {
  const lightId = `${signed}-L1`;
  const cancel = (as: string) =>
    desk.call('POST', `/orders/${signed}/lights/${lightId}/cancellation`, {
      as,
      body: { reason: '系统故障' },
    });
  expect((await cancel('officer-hc')).body.code).toBe('role_missing');
  const { body } = await cancel('chief');
  expect(body.lights[0]).toMatchObject({ lightId, cancelledAt: desk.clock.now().toISOString() });
  expect((await cancel('chief')).body.code).toBe('light_cancelled');
  expect((await desk.saidOf(signed)).at(-1)).toMatchObject({
    type: 'light.cancelled.v1',
    data: { lightId, approver: 'chief', reason: '系统故障' },
  });
});

test('a new calendar moves the clocks of open orders; the date that was said stays', async () => {
  const { orderId } = await desk.badRating();
  await desk.giveAll(orderId, ['dispatch as simple', 'sign', 'take on', 'find valid', 'plan']);
  const due = async () => (await desk.order(orderId)).body;
  expect((await due()).clocks).toEqual([{ clock: 'rectify', due: '2026-10-19', provisional: false }]);
  await desk.publish({ off: [...calendarCn.off, '2026-10-15'] }, 2);
  expect((await due()).clocks).toEqual([{ clock: 'rectify', due: '2026-10-20', provisional: false }]);
  expect((await due()).dispatch.due.rectify).toBe('2026-10-19');
  const { rows } = await desk.pool.query('select wakes_at from orders where subject = $1', [orderId]);
  expect(rows).toEqual([{ wakes_at: on('10-19', '00:00') }]);
});
