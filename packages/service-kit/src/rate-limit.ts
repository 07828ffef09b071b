import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** At most `max` requests in a window (ms) of whatever `keyOf` names; what it does not name is not limited. */
export type Limit = {
  readonly max: number;
  readonly windowMs: number;
  readonly keyOf: (request: FastifyRequest) => string | undefined;
};

/** The address a request comes from; of IPv6 the network (/64), which one household has. */
export const addressOf = (request: FastifyRequest): string => normalizeIP(request.ip, 64);

/**
 * Counts requests in memory, so each process for itself, and tells whether one is too many: then the reply bears
 * Retry-After (seconds). Every limit counts every request, also those refused by another.
 */
export async function createRateLimits(
  app: FastifyInstance,
  limits: readonly Limit[],
): Promise<(request: FastifyRequest, reply: FastifyReply) => Promise<boolean>> {
  if (!app.hasDecorator('createRateLimit')) await app.register(rateLimit, { global: false });
  const checks = limits.map(({ max, windowMs, keyOf }) =>
    app.createRateLimit({
      max,
      timeWindow: windowMs,
      keyGenerator: (request) => keyOf(request) ?? '',
      allowList: (request) => keyOf(request) === undefined,
    }),
  );
  return async (request, reply) => {
    const counted = await Promise.all(checks.map((check) => check(request)));
    const waits = counted.flatMap((count) =>
      !count.isAllowed && count.isExceeded ? [Math.max(1, count.ttlInSeconds)] : [],
    );
    if (waits.length === 0) return false;
    reply.header('retry-after', Math.max(...waits));
    return true;
  };
}
