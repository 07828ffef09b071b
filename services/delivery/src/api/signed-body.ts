import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import type { FastifyRequest } from 'fastify';

const texts = new WeakMap<object, string>();

/** Registers routes whose JSON body is signed: its very bytes are kept beside what they mean. */
export function withSignedBody(app: Http, register: (scope: Http) => void): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
      const text = body.toString();
      texts.set(request.raw, text);
      try {
        done(null, JSON.parse(text));
      } catch {
        done(new ProblemError('malformed_json'));
      }
    });
    register(scope);
  });
}

/** The text of a signed body. */
export const signedText = (request: FastifyRequest): string => texts.get(request.raw) ?? '';
