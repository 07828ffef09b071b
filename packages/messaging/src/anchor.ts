import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { canonicalJson } from '@haoban/contracts/canonical-json';

/** What an anchor says of the journal up to a position; counts as text, `signedAt` an instant in UTC. */
export type Statement = {
  readonly day: string;
  readonly upTo: string;
  readonly rows: string;
  readonly subjects: string;
  readonly root: string;
  readonly signedAt: string;
};

/** A statement chained to the one of an earlier day and signed. */
export type Anchor = Statement & {
  readonly previous: string;
  readonly digest: string;
  readonly publicKey: string;
  readonly signature: string;
};

/** The leaf of a subject in the tree under an anchor. */
export const headLeaf = (subject: string, sequence: number, hash: string): string =>
  canonicalJson([subject, sequence, hash]);

/** Digest of an anchor: SHA-256 of the previous one and of what it says. */
export function anchorDigest(previous: string, said: Statement): string {
  const { day, upTo, rows, subjects, root, signedAt } = said;
  const text = canonicalJson({ day, upTo, rows, subjects, root, signedAt });
  return createHash('sha256').update(previous).update(text).digest('hex');
}

// DER of an Ed25519 private key in PKCS #8, up to its 32 bytes
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKeyOf = (key: Buffer): KeyObject => {
  const seed = Buffer.from(hkdfSync('sha256', key, '', 'haoban anchor', 32));
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
};

/** The public key (base64 of its DER) of the anchors signed under a suite's key: what an auditor is given. */
export const anchorPublicKey = (key: Buffer): string =>
  createPublicKey(privateKeyOf(key)).export({ format: 'der', type: 'spki' }).toString('base64');

/** Chains a statement to the anchor before it and signs it with Ed25519 under a key derived from the suite's. */
export function signAnchor(said: Statement, previous: string, key: Buffer): Anchor {
  const digest = anchorDigest(previous, said);
  const signature = sign(null, Buffer.from(digest), privateKeyOf(key)).toString('base64');
  return { ...said, previous, digest, publicKey: anchorPublicKey(key), signature };
}

/** True when the holder of the key behind `publicKey` signed the anchor's digest. */
export function isSigned({ digest, signature }: Anchor, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(digest), key, Buffer.from(signature, 'base64'));
}
