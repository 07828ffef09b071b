import { createHmac, timingSafeEqual } from 'node:crypto';

const toleranceSeconds = 300;

const digest = (secret: string, messageId: string, t: number, body: string): Buffer =>
  createHmac('sha256', secret).update(`${messageId}.${t}.${body}`).digest();

/** The value of `haoban-signature`: the time of sending and the HMAC over message id, time and body. */
export function signStatus(secret: string, messageId: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${digest(secret, messageId, t, body).toString('hex')}`;
}

/** A status as it came in: the two headers, the bytes of the body as text, and the time it came. */
export type ReceivedStatus = {
  readonly messageId: unknown;
  readonly signature: unknown;
  readonly body: string;
  readonly at: Date;
};

/** True when a status was signed with the secret less than five minutes ago. */
export function isGenuineStatus(secret: string, { messageId, signature, body, at }: ReceivedStatus): boolean {
  if (typeof messageId !== 'string' || typeof signature !== 'string') return false;
  const [, t, v1] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (t === undefined || v1 === undefined) return false;
  if (Math.abs(at.getTime() / 1000 - Number(t)) > toleranceSeconds) return false;
  return timingSafeEqual(digest(secret, messageId, Number(t), body), Buffer.from(v1, 'hex'));
}
