import type { FastifyRequest } from 'fastify';
import type { Http } from './http.ts';

/** Registers routes whose JSON is signed: beside the parsed body they see its text as it came, '' without one. */
export function withSignedBody(
  app: Http,
  register: (scope: Http, textOf: (request: FastifyRequest) => string) => void,
): void {
  void app.register(async (scope) => {
    const texts = new WeakMap<FastifyRequest, string>();
    const parse = scope.getDefaultJsonParser('error', 'error');
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
      texts.set(request, String(body));
      void parse(request, String(body), done);
    });
    register(scope, (request) => texts.get(request) ?? '');
  });
}
