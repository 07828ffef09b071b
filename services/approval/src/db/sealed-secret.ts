import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Keeps the secrets of webhooks: AES-256-GCM under a key derived from the deployment's (base64 of 32 bytes), bound to
 * the webhook's code, so that a row copied to another webhook does not open.
 */
export function createSealing(key: string) {
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', use, 32));
  const sealKey = derive('haoban webhook secrets');
  return {
    /** Base64 of nonce, tag and ciphertext. */
    seal: (code: string, secret: string): string => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(code));
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
    },
    /** The secret; throws when it was sealed under another key or code. */
    open: (code: string, sealed: string): string => {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12)).setAAD(
        Buffer.from(code),
      );
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
    },
    /** What this deployment signs its own self-tests with. */
    selfTestSecret: derive('haoban light self-test').toString('base64'),
  };
}
export type Sealing = ReturnType<typeof createSealing>;
