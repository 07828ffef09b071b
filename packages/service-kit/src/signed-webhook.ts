import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Http } from './http.ts';
import { ProblemError } from './problems.ts';

const toleranceSeconds = 300;

const digest = (secret: string, deliveryId: string, t: number, body: string): Buffer =>
  createHmac('sha256', secret).update(`${deliveryId}.${t}.${body}`).digest();

/** The value of `haoban-signature`: the time of sending and the HMAC over delivery id, time and body. */
export function signWebhook(secret: string, deliveryId: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${digest(secret, deliveryId, t, body).toString('hex')}`;
}

function isGenuine(
  secret: string,
  received: { deliveryId: string; signature: unknown; body: string; at: Date },
): boolean {
  const { deliveryId, signature, body, at } = received;
  if (typeof signature !== 'string') return false;
  const [, t, v1] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (t === undefined || v1 === undefined) return false;
  if (Math.abs(at.getTime() / 1000 - Number(t)) > toleranceSeconds) return false;
  return timingSafeEqual(digest(secret, deliveryId, Number(t), body), Buffer.from(v1, 'hex'));
}

/**
 * The delivery id and the JSON body of a webhook that was signed with the secret less than five minutes ago. Whoever
 * takes it keeps the id, and takes each once. Throws `signature_invalid`, without a secret always, or `malformed_json`.
 */
export function readSigned(
  { headers, body }: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string },
  secret: string | undefined,
  at: Date,
): { readonly id: string; readonly body: unknown } {
  const { 'haoban-delivery': deliveryId, 'haoban-signature': signature } = headers;
  if (secret === undefined || typeof deliveryId !== 'string') throw new ProblemError('signature_invalid');
  if (!isGenuine(secret, { deliveryId, signature, body, at })) throw new ProblemError('signature_invalid');
  try {
    return { id: deliveryId, body: JSON.parse(body) };
  } catch (cause) {
    throw new ProblemError('malformed_json', undefined, { cause });
  }
}

/** Registers routes whose JSON body is taken as the text that was signed. */
export function withSignedBody(app: Http, register: (scope: Http) => void): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    register(scope);
  });
}
