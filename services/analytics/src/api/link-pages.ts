import type { FastifyReply, FastifyRequest } from 'fastify';
import { pagesOf } from '../core/pages-of.ts';

type Paged = FastifyRequest<{ Querystring: { limit?: number | undefined; offset?: number | undefined } }>;

/** Says in the Link header (RFC 8288) where the first, previous, next and last part of a list are. */
export function linkPages(request: Paged, reply: FastifyReply, total: number): void {
  const { limit, offset } = request.query;
  const [path = '', query = ''] = request.url.split('?');
  const links = pagesOf(total, limit ?? total, offset ?? 0).map(({ rel, limit: most, offset: from }) => {
    const words = new URLSearchParams(query);
    words.set('limit', String(most));
    words.set('offset', String(from));
    return `<${path}?${words.toString()}>; rel="${rel}"`;
  });
  if (links.length > 0) reply.header('link', links.join(', '));
}
