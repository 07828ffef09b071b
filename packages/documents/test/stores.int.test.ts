import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOf } from '../src/content.ts';
import { objectKey } from '../src/object-key.ts';
import { objectStore, type ObjectStore } from '../src/object-store.ts';
import { StoreAway } from '../src/store-away.ts';

const folder = mkdtempSync(join(tmpdir(), 'haoban-objects-'));
const bucket = 'haoban-objects';
const s3 = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: bucket, configs: [] }],
});
const addresses = new Map<string, string>();

beforeAll(async () => {
  const { port } = await s3.run();
  addresses.set('folder', pathToFileURL(join(folder, 'objects')).href);
  // the address of another S3 server, such as one of the deployment's kind
  const given = process.env['S3_URL'];
  const own = `s3://S3RVER:S3RVER@${bucket}/deep?endpoint=http://127.0.0.1:${port}`;
  addresses.set('s3', given ?? own);
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const hello = contentOf(Buffer.from('好办'));

describe.each(['folder', 's3'])('in a %s', (kind) => {
  let store: ObjectStore;
  beforeAll(() => {
    store = objectStore(addresses.get(kind) ?? '');
  });
  const read = async (key: string): Promise<string | undefined> => {
    const found = await store.get(key);
    return found === undefined ? undefined : (await buffer(found)).toString();
  };

  test('what was put is got again, replaced and deleted', async () => {
    const key = objectKey('papers', 'ab', 'first.pdf');
    expect(await store.get(key)).toBeUndefined();
    expect(await store.stat(key)).toBeUndefined();
    await store.put(key, hello);
    expect(await read(key)).toBe('好办');
    expect(await store.stat(key)).toEqual({ size: 6 });
    await store.put(key, contentOf(Buffer.from('again')));
    expect(await read(key)).toBe('again');
    await store.delete(key);
    await store.delete(key);
    expect(await store.stat(key)).toBeUndefined();
  });

  test('eight megabytes arrive as they are, and empty content too', async () => {
    const bytes = Buffer.alloc(8 << 20, 'haoban ');
    await store.put('large', contentOf(bytes));
    const found = await store.get('large');
    expect(found !== undefined && (await buffer(found)).equals(bytes)).toBe(true);
    await store.put('empty', contentOf(Buffer.alloc(0)));
    expect(await read('empty')).toBe('');
  });

  test('content that is not what its hash says, or that breaks off, is not stored', async () => {
    const other = { ...hello, sha256: contentOf(Buffer.from('x')).sha256 };
    await expect(store.put('wrong', other)).rejects.toThrow(StoreAway);
    const torn = Readable.from(
      (function* () {
        yield Buffer.from('h');
        throw new Error('torn');
      })(),
    );
    await expect(store.put('torn', { ...hello, open: () => torn })).rejects.toThrow(StoreAway);
    expect(await store.stat('wrong')).toBeUndefined();
    expect(await store.stat('torn')).toBeUndefined();
  });

  test('of many writers of one key one wins whole', async () => {
    const bodies = Array.from({ length: 8 }, (_, i) => `${i}`.repeat(50_000));
    await Promise.all(bodies.map((body) => store.put('contested', contentOf(Buffer.from(body)))));
    expect(bodies).toContain(await read('contested'));
  });

  test.each(['../up', 'a/../b', '/root', 'a//b', '.hidden', 'a\0b', ''])('no key: %j', async (key) => {
    await expect(store.put(key, hello)).rejects.toThrow('object key');
    await expect(store.get(key)).rejects.toThrow();
  });
});

test('a folder keeps nothing of what failed', () => {
  expect(readdirSync(join(folder, 'objects', '.unfinished'))).toEqual([]);
});

test('a store that is not there is away, whatever is asked', async () => {
  const away = objectStore('s3://key:secret@bucket?endpoint=http://127.0.0.1:1');
  const asks = [
    () => away.put('a', hello),
    () => away.get('a'),
    () => away.stat('a'),
    () => away.delete('a'),
  ];
  for (const ask of asks) {
    await expect(ask()).rejects.toMatchObject({ name: 'StoreAway', code: 'ECONNRESET' });
  }
});

test('a bucket asked with another key is away, and nothing is stored', async () => {
  const right = addresses.get('s3') ?? '';
  const wrong = objectStore(right.replace(/\/\/[^@]+@/, '//another:secret@'));
  await expect(wrong.put('forged', hello)).rejects.toThrow(StoreAway);
  await expect(wrong.get('forged')).rejects.toThrow(StoreAway);
  expect(await objectStore(right).stat('forged')).toBeUndefined();
});

test('an address of another kind is refused at once', () => {
  expect(() => objectStore('http://example.org/')).toThrow('file: or s3:');
  expect(() => objectStore('s3://key:secret@bucket')).toThrow('endpoint');
});
