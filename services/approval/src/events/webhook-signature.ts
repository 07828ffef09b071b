import { createHmac, timingSafeEqual } from 'node:crypto';

const toleranceSeconds = 300;

const digest = (secret: string, deliveryId: string, t: number, body: string): Buffer =>
  createHmac('sha256', secret).update(`${deliveryId}.${t}.${body}`).digest();

/** The value of `haoban-signature`: the time of sending and the HMAC over delivery id, time and body. */
export function signWebhook(secret: string, deliveryId: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${digest(secret, deliveryId, t, body).toString('hex')}`;
}

/** A delivery as it came in: the two headers, the bytes of the body as text, and the receiver's time. */
export type ReceivedWebhook = {
  readonly deliveryId: unknown;
  readonly signature: unknown;
  readonly body: string;
  readonly at: Date;
};

/**
 * True when a delivery was signed with the secret less than five minutes ago. Receivers also keep the delivery ids of
 * what they took, and take each once: a delivery is repeated under its id until it was answered with 2xx.
 */
export function isGenuineWebhook(
  secret: string,
  { deliveryId, signature, body, at }: ReceivedWebhook,
): boolean {
  if (typeof deliveryId !== 'string' || typeof signature !== 'string') return false;
  const [, t, v1] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (t === undefined || v1 === undefined) return false;
  if (Math.abs(at.getTime() / 1000 - Number(t)) > toleranceSeconds) return false;
  return timingSafeEqual(digest(secret, deliveryId, Number(t), body), Buffer.from(v1, 'hex'));
}
