import { existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { contentOf } from './content.ts';
import { withSpooled } from './spool.ts';

const body = Buffer.from('%PDF-1.7 材料');

test('a body is taken in with its size and hash, can be read twice, and is gone after the work', async () => {
  const path = await withSpooled(
    Readable.from([body.subarray(0, 3), body.subarray(3)]),
    100,
    async (spooled) => {
      expect(spooled).toMatchObject({ size: body.length, sha256: contentOf(body).sha256 });
      expect(readFileSync(spooled.path).equals(body)).toBe(true);
      expect((await buffer(spooled.open())).equals(await buffer(spooled.open()))).toBe(true);
      return spooled.path;
    },
  );
  expect(existsSync(path)).toBe(false);
});

test('a body of exactly the limit is taken, one byte more is refused', async () => {
  const take = (maxBytes: number) => withSpooled(Readable.from([body]), maxBytes, async () => 'taken');
  expect(await take(body.length)).toBe('taken');
  await expect(take(body.length - 1)).rejects.toMatchObject({ code: 'file_too_large' });
});

test('an empty body and a torn one are refused, and the work does not begin', async () => {
  const torn = Readable.from(
    (function* () {
      yield body;
      throw new Error('connection lost');
    })(),
  );
  const never = async (): Promise<never> => {
    throw new Error('worked');
  };
  await expect(withSpooled(Readable.from([]), 100, never)).rejects.toMatchObject({ code: 'file_empty' });
  await expect(withSpooled(torn, 100, never)).rejects.toMatchObject({ code: 'upload_torn' });
});
