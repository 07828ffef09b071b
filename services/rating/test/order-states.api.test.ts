import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ratingProblems } from '../src/api/problems.ts';
import { commandNames } from './given-order-commands.ts';
import { givenWalks, type Walk } from './given-order-walks.ts';
import { on } from './given-order.ts';
import { startOrderDesk } from './order-desk.ts';

let desk: Awaited<ReturnType<typeof startOrderDesk>>;
const orders = new Map<string, string>();
beforeAll(async () => {
  desk = await startOrderDesk({ sweeping: false });
  for (const [name, { steps }] of Object.entries(givenWalks)) {
    const { orderId } = await desk.badRating();
    orders.set(name, orderId);
    await desk.giveAll(orderId, steps);
  }
});
afterAll(() => desk.stop());

async function refusesTheRest(name: string, { allowed }: Walk): Promise<void> {
  const orderId = orders.get(name) ?? '';
  // lights that are due are no effect of what is refused
  await desk.stores.orders.elapse(orderId, { actor: 'test' });
  const before = await desk.storedOf(orderId);
  for (const command of commandNames.filter((other) => !allowed.includes(other))) {
    const { status, body } = await desk.give(orderId, command);
    const known = Object.entries(ratingProblems).find(([problem]) => problem === body.code);
    expect([command, status]).toEqual([command, known?.[1].status]);
  }
  expect(await desk.storedOf(orderId)).toEqual(before);
}

const walks = Object.entries(givenWalks);

describe('on the day of the rating', () => {
  test.each(walks.filter(([, { late }]) => late !== true))(
    'an order %s refuses every command that is not for it, and nothing is written',
    refusesTheRest,
  );
});

describe('after the time to appeal', () => {
  beforeAll(() => desk.clock.goTo(on('10-12')));

  test.each(walks.filter(([, { late }]) => late === true))(
    'an order %s refuses every command that is not for it, and nothing is written',
    refusesTheRest,
  );
});
