import type { Readable } from 'node:stream';
import { folderStore } from './folder-store.ts';
import { s3Store } from './s3-store.ts';

/** What is to be stored: its length in bytes, its SHA-256 in hex, and the bytes from the start at every call. */
export type Content = { readonly size: number; readonly sha256: string; readonly open: () => Readable };

/**
 * Files by key. Keys are made by `object-key.ts`. `put` is atomic and durable and replaces; content that differs from
 * its own size or hash is an error and nothing is stored. Absent objects are undefined; to delete one is no error.
 * Every operation throws `StoreAway` when the store can't be reached or does not work.
 */
export type ObjectStore = {
  put(key: string, content: Content): Promise<void>;
  get(key: string): Promise<Readable | undefined>;
  stat(key: string): Promise<{ readonly size: number } | undefined>;
  delete(key: string): Promise<void>;
};

/**
 * The store at an address: `file:///folder`, or `s3://KEY:SECRET@bucket/prefix?endpoint=https://…&region=…` for
 * anything that speaks the S3 API. Throws when the address is neither.
 */
export function objectStore(address: string): ObjectStore {
  const url = new URL(address);
  if (url.protocol === 'file:') return folderStore(url);
  if (url.protocol === 's3:') return s3Store(url);
  throw new Error('the object store is a file: or s3: address');
}
