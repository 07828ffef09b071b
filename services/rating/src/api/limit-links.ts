import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { addressOf, createRateLimits } from '@haoban/service-kit/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Deps } from './deps.ts';

const windowMs = 60_000;
// a citizen opens and sends a link a few times; all phones of a hall share one address
const tokenLimit = 30;
const usualAddressLimit = 600;

/** The token of a public link, in whose routes it is the one parameter. */
function tokenOf({ params, routeOptions }: FastifyRequest): string | undefined {
  if (routeOptions.config.access !== 'public' || typeof params !== 'object' || params === null)
    return undefined;
  return 'token' in params ? String(params.token) : undefined;
}

/** Refuses who opens or sends links too often, by link and by address; every other route is left alone. */
export async function limitLinks(
  app: Http,
  { linkRequestsPerMinute = usualAddressLimit }: Deps,
): Promise<void> {
  const exceeds = await createRateLimits(app, [
    { max: linkRequestsPerMinute, windowMs, keyOf: addressOf },
    { max: tokenLimit, windowMs, keyOf: tokenOf },
  ]);
  app.addHook('onRequest', async (request, reply) => {
    if (tokenOf(request) !== undefined && (await exceeds(request, reply)))
      throw new ProblemError('too_many_requests');
  });
}
