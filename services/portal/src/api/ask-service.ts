import type { FastifyRequest } from 'fastify';

/** What a service said, of whatever status, and when it asks to be tried again (seconds). */
export type Said = {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | undefined;
};

/** JSON from a service; undefined when it does not answer in time (default 3 s), breaks off or says something else. */
export async function askService(
  url: string,
  init: RequestInit = {},
  limitMs = 3_000,
): Promise<Said | undefined> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(limitMs) });
    const retryAfter = response.headers.get('retry-after') ?? undefined;
    return { status: response.status, body: await response.json(), retryAfter };
  } catch {
    return undefined;
  }
}

/** Who is at the other end: what a service is told beside the citizen's own headers. */
export const forwardedHeaders = (request: FastifyRequest): Record<string, string> => ({
  traceparent: request.traceparent,
  'x-forwarded-for': request.ip,
  'x-forwarded-proto': request.protocol,
  'x-forwarded-host': request.host,
});
