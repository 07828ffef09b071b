import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type RawServerDefault,
} from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { guardRoutes } from './access.ts';
import { replyToBrokenUrl, replyWithProblems } from './error-replies.ts';
import { exposeHealth, type Part } from './health.ts';
import { exposeMetrics, type Reading } from './metrics.ts';
import type { ProblemCatalogue } from './problems.ts';
import { refuseUnstorableText } from './refuse-unstorable-text.ts';
import type { TokenCheck } from './tokens.ts';
import { traceRequests } from './trace.ts';
import { validateStrictly } from './validation.ts';

/** A Fastify instance whose handlers are typed by their TypeBox schemas. */
export type Http = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What a service gives to have its HTTP server made. */
export type HttpOptions = {
  readonly service: string;
  readonly title: string;
  readonly check: TokenCheck;
  readonly problems: ProblemCatalogue;
  readonly parts: readonly Part[];
  readonly readings: readonly Reading[];
  readonly logLevel?: string | undefined;
  /** Whose X-Forwarded-For is believed: addresses, networks, `loopback`, `uniquelocal`; by default `loopback`. */
  readonly trustedProxies?: string | undefined;
};

/**
 * The HTTP server of a service: strict bodies, tokens, problems, traces, metrics, health, OpenAPI 3.1 at
 * /openapi.json. Routes are registered on it one by one afterwards.
 */
export async function createHttp(options: HttpOptions): Promise<Http> {
  const app = Fastify({
    logger: { level: options.logLevel ?? 'info', base: { service: options.service } },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    trustProxy: options.trustedProxies ?? 'loopback',
    forceCloseConnections: 'idle',
    // signed links travel in paths
    routerOptions: { maxParamLength: 512 },
    frameworkErrors: replyToBrokenUrl,
  }).withTypeProvider<TypeBoxTypeProvider>();
  traceRequests(app, options.service);
  replyWithProblems(app, options.problems);
  refuseUnstorableText(app);
  validateStrictly(app);
  guardRoutes(app, options.check);
  logRequests(app);
  hangUpWhenClosing(app);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: options.title, version: '1.0.0', license: { name: 'Apache-2.0' } },
      servers: [{ url: '/' }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ token: [] }],
    },
    transform: ({ schema, url, route }) => ({
      url,
      schema: route.config?.access === 'public' ? { ...schema, security: [] } : schema,
    }),
  });
  exposeHealth(app, options.parts);
  exposeMetrics(app, options.service, options.readings);
  app.get('/openapi.json', { schema: { hide: true }, config: { access: 'public' } }, async () =>
    app.swagger(),
  );
  return app;
}

/** Answers given while closing end their connections: one kept alive would hold the process back. */
function hangUpWhenClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}

/** One line a request, with its trace id; probes and scrapes stay silent. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    if (route.startsWith('/health') || route === '/metrics') return;
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });
}
