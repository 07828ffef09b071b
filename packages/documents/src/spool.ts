import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Content } from './object-store.ts';

/** A body of unknown length that was taken in whole, as content and as a file that lives as long as the work on it. */
export type Spooled = Content & { readonly path: string };

/** Why a body was not taken in. */
export class SpoolRefused extends Error {
  readonly code: 'file_too_large' | 'file_empty' | 'upload_torn';
  constructor(code: SpoolRefused['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/**
 * Takes a stream into a file of at most `maxBytes`, runs the work on it, and removes the file whatever happens.
 * Throws `SpoolRefused` when it is empty, too large or breaks off.
 */
export async function withSpooled<Result>(
  body: Readable,
  maxBytes: number,
  work: (spooled: Spooled) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'haoban-upload-'));
  try {
    const path = join(folder, 'body');
    const { size, sha256 } = await takeIn(body, path, maxBytes);
    return await work({ path, size, sha256, open: () => createReadStream(path) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeIn(
  body: Readable,
  path: string,
  maxBytes: number,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.byteLength;
      hash.update(chunk);
      done(size > maxBytes ? new SpoolRefused('file_too_large') : null, chunk);
    },
  });
  try {
    // a refused body stays open: whoever sends it can still be answered
    const chunks: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }),
    };
    await pipeline(chunks, count, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    throw error instanceof SpoolRefused ? error : new SpoolRefused('upload_torn', { cause: error });
  }
  if (size === 0) throw new SpoolRefused('file_empty');
  return { size, sha256: hash.digest('hex') };
}
