import type { Http } from './http.ts';
import { ProblemError } from './problems.ts';
import { isGenuine } from './signature.ts';

/**
 * The delivery id and the JSON body of a webhook that was signed with the secret less than five minutes ago. Whoever
 * takes it keeps the id, and takes each once. Throws `signature_invalid`, without a secret always, or `malformed_json`.
 */
export function readSigned(
  { headers, body }: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string },
  secret: string | undefined,
  at: Date,
): { readonly id: string; readonly body: unknown } {
  const { 'haoban-delivery': id, 'haoban-signature': signature } = headers;
  if (secret === undefined || typeof id !== 'string') throw new ProblemError('signature_invalid');
  if (!isGenuine(secret, { id, signature, body, at })) throw new ProblemError('signature_invalid');
  try {
    return { id, body: JSON.parse(body) };
  } catch (cause) {
    throw new ProblemError('malformed_json', undefined, { cause });
  }
}

/** Registers routes whose JSON body is taken as the text that was signed. */
export function withSignedBody(app: Http, register: (scope: Http) => void): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    register(scope);
  });
}
