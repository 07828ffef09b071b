import { expect, test } from 'vitest';
import { keepFor } from './keep-for.ts';

function keeping(limit = 10) {
  const clock = { ms: 0 };
  const loads: string[] = [];
  const ask = keepFor({ ms: 100, limit, now: () => new Date(clock.ms) }, async (key) => {
    loads.push(key);
    if (key === 'broken') throw new Error('broken');
    return `${key} at ${clock.ms}`;
  });
  return { clock, loads, ask };
}

test('an answer is kept until its time is over', async () => {
  const { clock, loads, ask } = keeping();
  expect(await ask('a')).toBe('a at 0');
  clock.ms = 99;
  expect(await ask('a')).toBe('a at 0');
  clock.ms = 100;
  expect(await ask('a')).toBe('a at 100');
  expect(loads).toEqual(['a', 'a']);
});

test('many askers share one load, however long it takes, and its time begins when it is there', async () => {
  const clock = { ms: 0 };
  const { promise, resolve } = Promise.withResolvers<string>();
  let loads = 0;
  const ask = keepFor({ ms: 100, limit: 10, now: () => new Date(clock.ms) }, () => {
    loads += 1;
    return promise;
  });
  const first = ask('a');
  clock.ms = 5_000;
  const second = ask('a');
  resolve('there');
  expect(await Promise.all([first, second])).toEqual(['there', 'there']);
  clock.ms = 5_099;
  expect(await ask('a')).toBe('there');
  expect(loads).toBe(1);
});

test('a load that failed is tried again at once', async () => {
  const { loads, ask } = keeping();
  await expect(ask('broken')).rejects.toThrow('broken');
  await expect(ask('broken')).rejects.toThrow('broken');
  expect(loads).toEqual(['broken', 'broken']);
});

test('beyond its limit the oldest is forgotten', async () => {
  const { loads, ask } = keeping(2);
  for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await ask(key);
  expect(loads).toEqual(['a', 'b', 'c', 'a']);
});
