import { expect, test } from 'vitest';
import { createLanes } from './lanes.ts';

const gate = () => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
};

test('tasks of one lane run in order, one at a time; other lanes run meanwhile', async () => {
  const lanes = createLanes(4, 10, () => {});
  const { opened, open } = gate();
  const order: string[] = [];
  await lanes.run('a', async () => {
    await opened;
    order.push('a1');
  });
  await lanes.run('a', async () => void order.push('a2'));
  await lanes.run('b', async () => {
    order.push('b1');
    open();
  });
  await lanes.idle();
  expect(order).toEqual(['b1', 'a1', 'a2']);
});

test('a full lane refuses, the others do not', async () => {
  const lanes = createLanes(4, 2, () => {});
  const { opened, open } = gate();
  const answers = [];
  for (const lane of ['a', 'a', 'a', 'b']) answers.push(await lanes.run(lane, () => opened));
  expect(answers).toEqual([true, true, false, true]);
  open();
  await lanes.idle();
});

test('a failure is reported and the lane goes on', async () => {
  const failures: unknown[] = [];
  const lanes = createLanes(1, 10, (error) => void failures.push(error));
  let reached = false;
  await lanes.run('a', () => Promise.reject(new Error('one')));
  await lanes.run('a', async () => void (reached = true));
  await lanes.idle();
  expect([failures, reached]).toEqual([[new Error('one')], true]);
});
