import { createHash, createHmac } from 'node:crypto';

const tokenBytes = 24;

/**
 * Links by which an answer is rated: `{public}/rate/answer/{token}`. A token is base64url of 192 bits of HMAC-SHA256 over
 * the order and the number of the answer: opaque, made again by whoever holds the key; stored is its SHA-256, hex.
 */
export function createFollowUpLinks(key: Buffer, publicUrl: string) {
  const tokenOf = (orderId: string, answer: number): string =>
    createHmac('sha256', key)
      .update(`${orderId} ${answer}`)
      .digest()
      .subarray(0, tokenBytes)
      .toString('base64url');
  const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
  return {
    hashOf,
    hashFor: (orderId: string, answer: number): string => hashOf(tokenOf(orderId, answer)),
    urlOf: (orderId: string, answer: number): string =>
      `${publicUrl.replace(/\/$/, '')}/rate/answer/${tokenOf(orderId, answer)}`,
  };
}
export type FollowUpLinks = ReturnType<typeof createFollowUpLinks>;
