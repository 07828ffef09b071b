import { createHmac } from 'node:crypto';

/**
 * The only trace of a person outside the vault: HMAC-SHA256 of the normalised identity number under a secret key,
 * 32 hex digits. The same person has the same reference in one deployment and none elsewhere.
 */
export const applicantRef = (key: Buffer, identityNumber: string): string =>
  createHmac('sha256', key).update(identityNumber.trim().toUpperCase()).digest('hex').slice(0, 32);
