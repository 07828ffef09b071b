import { createHash, createHmac } from 'node:crypto';

const tokenBytes = 24;

/**
 * Rating links: `{public}/rate/{token}`. A token is base64url of 192 bits of HMAC-SHA256 over the invitation's random
 * id: opaque, and only whoever holds the key can make it again. What is stored and looked up is its SHA-256, hex.
 */
export function createRatingLinks(key: Buffer, publicUrl: string) {
  const tokenOf = (invitationId: string): string =>
    createHmac('sha256', key).update(invitationId).digest().subarray(0, tokenBytes).toString('base64url');
  const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
  return {
    urlOf: (invitationId: string): string => `${publicUrl.replace(/\/$/, '')}/rate/${tokenOf(invitationId)}`,
    hashOf,
    /** What is stored of an invitation's token. */
    hashFor: (invitationId: string): string => hashOf(tokenOf(invitationId)),
  };
}
export type RatingLinks = ReturnType<typeof createRatingLinks>;
