import { randomUUID } from 'node:crypto';
import { signMessage } from '@haoban/service-kit/signature';
import type { startRating } from './start-rating.ts';

type Rating = Awaited<ReturnType<typeof startRating>>;
type Signed = { id: string; secret: string; at?: Date; body?: unknown };

/** What a window evaluator asks, signed by its secret. */
export function evaluators(rating: Rating) {
  const sign = (method: 'GET' | 'POST', path: string, { id, secret, at, body }: Signed) => {
    const raw = body === undefined ? undefined : JSON.stringify(body);
    const signature = signMessage(
      secret,
      `${id}.${method} /api/rating${path}`,
      raw ?? '',
      at ?? rating.clock.now(),
    );
    return rating.call(method, path, {
      headers: { 'haoban-device': id, 'haoban-signature': signature },
      ...(raw === undefined ? {} : { raw }),
    });
  };
  return {
    sign,
    /** Registers a device of a window as the administrator. */
    register: async (window: string, key: string = randomUUID()) => {
      const { body } = await rating.call('POST', '/devices', {
        as: 'admin',
        body: { region: '320281', hall: '320281-hall', window },
        headers: { 'idempotency-key': key },
      });
      return { id: String(body.deviceId), secret: String(body.secret), expiresAt: String(body.expiresAt) };
    },
  };
}
