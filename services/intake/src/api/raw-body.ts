import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { SpoolRefused, withSpooled, type Spooled } from '@haoban/documents/spool';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

/** Registers routes whose body is a file, whatever type its sender calls it. */
export function withRawBody(app: Http, register: (scope: Http) => void): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    register(scope);
  });
}

/**
 * Takes the body in and works on it. Refuses with `file_too_large`, `file_empty` or `upload_torn`; what is left of a
 * refused body is read away, or its sender would never hear why.
 */
export async function takeFile<Result>(
  request: FastifyRequest,
  maxBytes: number,
  work: (file: Spooled) => Promise<Result>,
): Promise<Result> {
  const { body } = request;
  if (!(body instanceof Readable)) throw new ProblemError('file_empty');
  try {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new SpoolRefused('file_too_large');
    return await withSpooled(body, maxBytes, work);
  } catch (error) {
    body.resume();
    throw error instanceof SpoolRefused ? new ProblemError(error.code, undefined, { cause: error }) : error;
  }
}
