import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMerkleTree, leafHash } from './merkle-tree.ts';

const sha256 = (...parts: (string | Uint8Array)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** The definition of RFC 6962, section 2.1, word for word. */
const root = (leaves: readonly string[]): Buffer => {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return sha256(Uint8Array.of(0), leaves[0] ?? '');
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Uint8Array.of(1), root(leaves.slice(0, split)), root(leaves.slice(split)));
};

test('the root is that of RFC 6962 for any number of leaves', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 40 }), (leaves) => {
      const tree = createMerkleTree();
      for (const leaf of leaves) tree.add(leafHash(leaf));
      expect(tree.root()).toBe(root(leaves).toString('hex'));
    }),
  );
});
