import { expect, test } from 'vitest';
import { rememberFor } from './remember.ts';

const counted = () => {
  const asked: string[] = [];
  const memory = rememberFor(60_000, async (key) => {
    asked.push(key);
    if (key === 'away') throw new Error('away');
    return asked.length;
  });
  return { asked, memory };
};

test('asks once for each key, and again once it is forgotten', async () => {
  const { asked, memory } = counted();
  expect([await memory.ask('a'), await memory.ask('a'), await memory.ask('b')]).toEqual([1, 1, 2]);
  memory.forget('a');
  await memory.ask('a');
  memory.forget();
  await memory.ask('b');
  expect(asked).toEqual(['a', 'b', 'a', 'b']);
});

test('a failure is not remembered', async () => {
  const { asked, memory } = counted();
  await expect(memory.ask('away')).rejects.toThrow('away');
  await expect(memory.ask('away')).rejects.toThrow('away');
  expect(asked).toEqual(['away', 'away']);
});

test('an answer too old is asked for again', async () => {
  let asked = 0;
  const memory = rememberFor(0, async () => (asked += 1));
  expect([await memory.ask('a'), await memory.ask('a')]).toEqual([1, 2]);
});
