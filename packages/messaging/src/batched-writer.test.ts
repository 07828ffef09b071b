import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { batchedWriter } from './batched-writer.ts';

const refusal = (code: string): DatabaseError =>
  Object.assign(new DatabaseError('refused', 7, 'error'), { code });
const changes = Array.from({ length: 20 }, (_, n) => ({ subject: `s${n}` }));
const allOf = (batch: readonly { subject: string }[]): Set<string> =>
  new Set(batch.map(({ subject }) => subject));

test('concurrent changes share a statement and each learns whether it moved', async () => {
  const sizes: number[] = [];
  const write = batchedWriter(async (batch: readonly { subject: string }[]) => {
    sizes.push(batch.length);
    return new Set(['s1']);
  });
  expect(await Promise.all(changes.slice(0, 3).map(write))).toEqual([false, true, false]);
  expect(sizes).toEqual([3]);
});

test('the change the database refuses fails, its neighbours commit', async () => {
  const write = batchedWriter(async (batch: readonly { subject: string }[]) => {
    if (batch.some(({ subject }) => subject === 's7')) throw refusal('22P05');
    return allOf(batch);
  });
  const outcomes = await Promise.allSettled(changes.map(write));
  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
    changes.map(({ subject }) => subject !== 's7'),
  );
});

test('a deadlock is tried once more, not for ever', async () => {
  let tries = 0;
  const failing = (times: number) =>
    batchedWriter(async (batch: readonly { subject: string }[]) => {
      tries += 1;
      if (tries <= times) throw refusal('40P01');
      return allOf(batch);
    });
  expect(await failing(1)({ subject: 'a' })).toBe(true);
  tries = 0;
  await expect(failing(9)({ subject: 'a' })).rejects.toThrow('refused');
  expect(tries).toBe(2);
});

test('without an answer from the database nothing is written again: it may have been committed', async () => {
  let tries = 0;
  const write = batchedWriter(async () => {
    tries += 1;
    throw new Error('Connection terminated unexpectedly');
  });
  const outcomes = await Promise.allSettled(changes.map(write));
  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
  expect(tries).toBe(1);
});
