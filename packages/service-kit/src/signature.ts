import { createHmac, timingSafeEqual } from 'node:crypto';

const toleranceSeconds = 300;

const digest = (secret: string, id: string, t: number, body: string): Buffer =>
  createHmac('sha256', secret).update(`${id}.${t}.${body}`).digest();

/** The value of `haoban-signature`: the time of sending and the HMAC-SHA256 over the message's id, that time and the body. */
export function signMessage(secret: string, id: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${digest(secret, id, t, body).toString('hex')}`;
}

/** A message as it came in: its id and signature, the bytes of the body as text, and the receiver's time. */
export type SignedMessage = {
  readonly id: unknown;
  readonly signature: unknown;
  readonly body: string;
  readonly at: Date;
};

/**
 * True when a message was signed with the secret less than five minutes ago. Receivers also keep the ids of what they
 * took, and take each once: a message is repeated under its id until it was answered with 2xx.
 */
export function isGenuine(secret: string, { id, signature, body, at }: SignedMessage): boolean {
  if (typeof id !== 'string' || typeof signature !== 'string') return false;
  const [, t, v1] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (t === undefined || v1 === undefined) return false;
  if (Math.abs(at.getTime() / 1000 - Number(t)) > toleranceSeconds) return false;
  return timingSafeEqual(digest(secret, id, Number(t), body), Buffer.from(v1, 'hex'));
}
