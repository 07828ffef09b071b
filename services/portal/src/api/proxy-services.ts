import replyFrom from '@fastify/reply-from';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { forwardedHeaders } from './ask-service.ts';
import type { Deps } from './deps.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Where a request leads once its dots are resolved as the service will see them; undefined when out of `prefix`. */
function pathWithin(prefix: string, url: string, base: string): string | undefined {
  const target = `${base}${url}`;
  if (!URL.canParse(target)) return undefined;
  const { pathname } = new URL(target);
  return pathname.startsWith(prefix) ? pathname : undefined;
}

/**
 * /api/<service>/*: the services' own routes, bodies and answers streamed through. Nothing else of a service can be
 * reached. Requests are sent once: a repeat is the caller's decision.
 */
export async function proxyServices(app: Http, { services }: Deps): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(replyFrom, { retryMethods: [], disableRequestLogging: true });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const [service, base] of Object.entries(services)) {
      const prefix = `/api/${service}/`;
      scope.route({
        method: methods,
        url: `${prefix}*`,
        config: { access: 'public' },
        schema: { hide: true },
        handler: (request, reply) => {
          const path = pathWithin(prefix, request.url, base);
          if (path === undefined) throw new ProblemError('not_found');
          return reply.from(`${base}${path}`, {
            // the portal itself has answered "100 Continue"
            rewriteRequestHeaders: (_request, headers) => ({
              ...headers,
              ...forwardedHeaders(request),
              expect: undefined,
            }),
            onError: (failed) => void failed.send(new ProblemError('unavailable')),
          });
        },
      });
    }
  });
}
