import { randomBytes } from 'node:crypto';
import { context, propagation, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** W3C trace context of this request: `00-<trace>-<span>-<flags>`. */
    traceparent: string;
  }
}

// ids of nothing but zeros name nothing
const pattern = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** A trace context that continues the given one; one that is absent or malformed begins a trace. */
export function childTraceparent(parent?: string): string {
  const traceId = pattern.exec(parent ?? '')?.[1] ?? randomBytes(16).toString('hex');
  return `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
}

/** The trace id in a trace context. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

const spans = new WeakMap<FastifyRequest, Span>();

/** One span a request by two own hooks, and a trace id for logs and problems whether or not spans are exported. */
export function traceRequests(app: FastifyInstance, service: string): void {
  const tracer = trace.getTracer(service);
  app.decorateRequest('traceparent', '');
  app.addHook('onRequest', async (request) => {
    const parent = propagation.extract(context.active(), request.headers);
    const span = tracer.startSpan(
      `${request.method} ${request.routeOptions.url ?? 'unknown'}`,
      { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method } },
      parent,
    );
    const { traceId, spanId } = span.spanContext();
    const incoming = request.headers['traceparent'];
    request.traceparent = span.isRecording()
      ? `00-${traceId}-${spanId}-01`
      : childTraceparent(typeof incoming === 'string' ? incoming : undefined);
    spans.set(request, span);
    request.log = request.log.child({ traceId: traceIdOf(request.traceparent) });
  });
  app.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
}
