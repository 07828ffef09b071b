import { expect, test } from 'vitest';
import { on, receivedOrder } from '../../test/given-order.ts';
import { orderIdFor, receiveOrder, type SubmittedRating } from './receive-order.ts';

const data: SubmittedRating['data'] = {
  ratingId: 'r',
  node: 'visit',
  nodeAt: on('09-24'),
  round: 1,
  level: 2,
  levelsVersion: 1,
  options: [],
  optionsVersion: 1,
  hasText: false,
  realName: false,
  channel: 'tablet',
  enteredBy: 'citizen',
  hall: '320281-hall',
};

test.each([
  ['a very bad first rating', { level: 1 }, 'O-r'],
  ['a bad first rating', {}, 'O-r'],
  ['a rating that is basically good', { level: 3 }, undefined],
  ['one without a level', { level: null }, undefined],
  ['a second round', { round: 2 }, undefined],
  ['a canary', { canary: true }, undefined],
  ['a survey', { channel: 'survey' as const }, undefined],
])('%s leads to an order or not', (_, said, orderId) => {
  expect(orderIdFor({ ...data, ...said })).toBe(orderId);
});

test('a visit is answered by its hall, and a rating heard again finds its order open', () => {
  const given = { subject: 'ticket', region: '320281', at: on('09-28'), data };
  expect(receiveOrder(undefined, 'O-r', given)).toMatchObject({
    state: { org: '320281-hall', status: 'received' },
    events: [
      { type: 'rectification.received.v1', data: { orderId: 'O-r', ratingId: 'r', org: '320281-hall' } },
    ],
  });
  const order = receivedOrder();
  expect(receiveOrder(order, 'O-r', given)).toEqual({ state: order, events: [] });
});
