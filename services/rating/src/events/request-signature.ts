import { createHmac, timingSafeEqual } from 'node:crypto';

const toleranceSeconds = 300;

const digest = (secret: string, name: string, t: number, body: string): Buffer =>
  createHmac('sha256', secret).update(`${name}.${t}.${body}`).digest();

/** The value of `haoban-signature`: the time of sending, and the HMAC-SHA256 over the name, the time and the body. */
export function signRequest(secret: string, name: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${digest(secret, name, t, body).toString('hex')}`;
}

/** A signed request: what it names itself, its signature, the bytes of its body as text, the receiver's time. */
export type SignedRequest = {
  readonly name: string;
  readonly signature: unknown;
  readonly body: string;
  readonly at: Date;
};

/** True when a request was signed with the secret at most five minutes ago. */
export function isGenuine(secret: string, { name, signature, body, at }: SignedRequest): boolean {
  const [, t, v1] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(String(signature)) ?? [];
  if (t === undefined || v1 === undefined) return false;
  if (Math.abs(at.getTime() / 1000 - Number(t)) > toleranceSeconds) return false;
  return timingSafeEqual(digest(secret, name, Number(t), body), Buffer.from(v1, 'hex'));
}
