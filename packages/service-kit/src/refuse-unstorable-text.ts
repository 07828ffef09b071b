import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { ProblemError, type Fault } from './problems.ts';

const maxDepth = 32;

// PostgreSQL and UTF-8 know neither NUL nor half of a surrogate pair
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

function faultIn(value: unknown, path: string, depth = 0): Fault | undefined {
  if (typeof value === 'string')
    return isStorable(value) ? undefined : { path, message: 'holds a character that cannot be stored' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === maxDepth) return { path, message: `is nested deeper than ${maxDepth} levels` };
  for (const [key, member] of Object.entries(value)) {
    const fault = faultIn(key, path) ?? faultIn(member, `${path}/${key}`, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/**
 * Refuses with `invalid_request` what could be read but never kept: texts with NUL or lone surrogates, in bodies and
 * URLs, and bodies nested deeper than 32 levels. Bodies that are streams are their reader's business.
 */
export function refuseUnstorableText(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ body, params, query }) => {
    const json = body instanceof Readable || Buffer.isBuffer(body) ? undefined : body;
    const fault = faultIn(json, 'body') ?? faultIn(params, 'params') ?? faultIn(query, 'querystring');
    if (fault !== undefined) throw new ProblemError('invalid_request', [fault]);
  });
}
