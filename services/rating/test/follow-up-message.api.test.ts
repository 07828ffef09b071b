import { afterAll, beforeAll, expect, test } from 'vitest';
import { on } from './given-order.ts';
import { startOrderDesk } from './order-desk.ts';

let desk: Awaited<ReturnType<typeof startOrderDesk>>;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.stop());

test('whoever complained is asked by message whether the answer was a good one, with the link of that answer', async () => {
  const { orderId } = await desk.badRating();
  desk.clock.goTo(on('09-28', '10:00'));
  await desk.giveAll(orderId, [
    'dispatch as simple',
    'sign',
    'take on',
    'look up',
    'find valid',
    'plan',
    'fix',
  ]);
  await desk.phone.told('/rate/answer/', 1);
  const { body: link } = await desk.call('GET', `/orders/${orderId}/follow-up-link`, { as: 'rating-desk' });
  expect(desk.phone.about('/rate/answer/').map(({ text }) => text)).toEqual([
    expect.stringContaining(` ${link.url} `),
  ]);
  const { rows } = await desk.pool.query('select * from notices where subject = $1', [orderId]);
  expect(rows).toMatchObject([{ template: 'follow_up', state: 'sent' }]);
  expect(JSON.stringify(rows)).not.toContain(link.url.split('/').at(-1));
});
