import { expect, test } from 'vitest';
import { batchedReader } from './batched-reader.ts';

function counted(
  read = async (keys: readonly string[]) => new Map(keys.map((key) => [key, `row of ${key}`])),
) {
  const asked: (readonly string[])[] = [];
  const reader = batchedReader(async (keys) => {
    asked.push(keys);
    return read(keys);
  });
  return { asked, reader };
}

test('look-ups asked for together share one, each gets its own answer', async () => {
  const { asked, reader } = counted();
  expect(await Promise.all([reader('a'), reader('b'), reader('a')])).toEqual([
    'row of a',
    'row of b',
    'row of a',
  ]);
  expect(asked).toEqual([['a', 'b']]);
});

test('a look-up never gets an answer that was read before it asked', async () => {
  const { asked, reader } = counted();
  await reader('a');
  await reader('a');
  expect(asked).toEqual([['a'], ['a']]);
});

test('more than 64 keys are read in several look-ups', async () => {
  const { asked, reader } = counted();
  const keys = Array.from({ length: 150 }, (_, index) => `k${index}`);
  expect(await Promise.all(keys.map(reader))).toEqual(keys.map((key) => `row of ${key}`));
  expect(asked.map(({ length }) => length)).toEqual([64, 64, 22]);
});

test('what is not there is undefined; a failed look-up fails for all that share it and for nobody after', async () => {
  let broken = true;
  const { reader } = counted(async () => {
    if (broken) throw new Error('away');
    return new Map();
  });
  const both = await Promise.allSettled([reader('a'), reader('b')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect(await reader('a')).toBeUndefined();
});
