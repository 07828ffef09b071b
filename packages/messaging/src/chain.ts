import { createHash } from 'node:crypto';
import { canonicalJson } from '@haoban/contracts/canonical-json';
import type { Envelope } from '@haoban/contracts/envelope';

/** Previous hash of a subject's first event. */
export const genesis = '0'.repeat(64);

/** Digest of the chain: SHA-256, or SM3 where the deployment asks for it. */
export type Digest = 'sha256' | 'sm3';

/** The chained hash of an event (64 hex digits): H(previous || canonical JSON of what was said, by whom, when). */
export function chainHash(
  previous: string,
  event: Envelope,
  actor: string,
  digest: Digest = 'sha256',
): string {
  const { id, source, subject, sequence, type, time, data } = event;
  const said = canonicalJson({ id, source, subject, sequence, type, time, actor, data });
  return createHash(digest).update(previous).update(said).digest('hex');
}
