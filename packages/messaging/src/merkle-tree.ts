import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** Hash of a leaf (RFC 6962). */
export const leafHash = (text: string): Buffer => sha256(leafMark, text);

/** The Merkle tree of RFC 6962 over SHA-256, built leaf by leaf in memory that grows with the logarithm. */
export function createMerkleTree() {
  // complete subtrees, the largest first; no two of the same height
  const peaks: { height: number; hash: Buffer }[] = [];
  return {
    /** Adds a leaf, already hashed. */
    add: (leaf: Buffer): void => {
      let peak = { height: 0, hash: leaf };
      for (let last = peaks.at(-1); last?.height === peak.height; last = peaks.at(-1)) {
        peak = { height: peak.height + 1, hash: sha256(nodeMark, last.hash, peak.hash) };
        peaks.pop();
      }
      peaks.push(peak);
    },
    /** Root of the leaves so far, in hex. */
    root: (): string => {
      const hashes = peaks.map(({ hash }) => hash);
      const root = hashes.reduceRight(
        (right, left) => sha256(nodeMark, left, right),
        hashes.pop() ?? sha256(''),
      );
      return root.toString('hex');
    },
  };
}
