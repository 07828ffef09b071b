import { anchorDigest, headLeaf, isSigned, type Anchor } from './anchor.ts';
import type { ChainHead } from './chain-check.ts';
import { genesis } from './chain.ts';
import { createMerkleTree, leafHash } from './merkle-tree.ts';

/** What is wrong with the chain of anchors or a signature, in one sentence; `publicKey` is who must have signed. */
export function anchorDifference(
  anchors: readonly Anchor[],
  publicKey: string | undefined,
): string | undefined {
  let previous = genesis;
  for (const anchor of anchors) {
    const name = `the anchor of ${anchor.day}`;
    if (anchor.previous !== previous) return `${name} is not chained to the one before it`;
    if (anchor.digest !== anchorDigest(previous, anchor)) return `${name} is not what was signed`;
    if (!isSigned(anchor, publicKey ?? anchor.publicKey)) return `${name} bears another's signature`;
    previous = anchor.digest;
  }
  return undefined;
}

/**
 * Recomputes what every anchor covers in one pass over the journal, rows by subject and sequence. Memory and time per
 * subject grow with the number of anchors.
 */
export function createCoverage(anchors: readonly Anchor[]) {
  const covered = anchors.map(({ upTo }) => ({
    upTo: BigInt(upTo),
    rows: 0,
    subjects: 0,
    tree: createMerkleTree(),
  }));
  // of the subject under way: its last head that each anchor is the first to cover
  const heads = new Map<number, ChainHead>();

  const firstCovering = (position: bigint): number => {
    let low = 0;
    for (let high = covered.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((covered[middle]?.upTo ?? 0n) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    addRow: (position: string, head: ChainHead): void => {
      const first = firstCovering(BigInt(position));
      heads.set(first, head);
      const anchor = covered[first];
      if (anchor !== undefined) anchor.rows += 1;
    },
    endSubject: (): void => {
      let leaf: Buffer | undefined;
      for (const [place, anchor] of covered.entries()) {
        const head = heads.get(place);
        if (head !== undefined) leaf = leafHash(headLeaf(head.subject, head.sequence, head.hash));
        if (leaf === undefined) continue;
        anchor.subjects += 1;
        anchor.tree.add(leaf);
      }
      heads.clear();
    },
    /** The first anchor that says something else than the journal, in one sentence. */
    difference: (): string | undefined => {
      let rows = 0;
      for (const [place, { day, upTo, ...said }] of anchors.entries()) {
        const found = covered[place];
        if (found === undefined) continue;
        rows += found.rows;
        if (said.rows !== String(rows) || said.subjects !== String(found.subjects))
          return `the anchor of ${day} covers ${said.rows} events of ${said.subjects} subjects, the journal has ${rows} of ${found.subjects}`;
        if (said.root !== found.tree.root())
          return `the events up to position ${upTo} are not those anchored on ${day}`;
      }
      return undefined;
    },
  };
}
