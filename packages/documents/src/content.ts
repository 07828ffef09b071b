import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import type { Content } from './object-store.ts';

/** Bytes at hand as content. */
export const contentOf = (bytes: Uint8Array): Content => ({
  size: bytes.byteLength,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  open: () => Readable.from([bytes]),
});

/**
 * Passes bytes on and fails at their end when they are not the content that was promised. The last chunk waits for
 * the verdict, so that whoever counts bytes never sees wrong content whole.
 */
export function checkContent({ size, sha256 }: Pick<Content, 'size' | 'sha256'>): Transform {
  const hash = createHash('sha256');
  let seen = 0;
  let held: Uint8Array | undefined;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      seen += chunk.byteLength;
      done(null, held);
      held = chunk;
    },
    flush(done) {
      const same = seen === size && hash.digest('hex') === sha256;
      if (same) done(null, held);
      else done(new Error('the content is not what its hash and size say'));
    },
  });
}
