import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  commonProblems,
  languageOf,
  ProblemError,
  type Fault,
  type Problem,
  type ProblemCatalogue,
} from './problems.ts';
import { childTraceparent, traceIdOf } from './trace.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the service can answer instead of a result. */
    readonly problems: ProblemCatalogue;
  }
}

type Refusal = { readonly code: string; readonly errors: readonly Fault[] | undefined };

const byFastifyCode: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'not_acceptable_media',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
};
const brokenConnection = /^(ECONNREFUSED|ECONNRESET|EPIPE|57P0[123]|08\w{3})$/;

const isCallersFault = ({ statusCode = 500 }: FastifyError): boolean => statusCode >= 400 && statusCode < 500;

/** Which problem an error is: a refusal by its code, bad input by the framework's, all else a fault of ours. */
function classify(error: FastifyError | ProblemError): Refusal {
  if (error instanceof ProblemError) return error;
  if ('validation' in error && error.validation) {
    const part = error.validationContext ?? 'body';
    const errors = error.validation.map(({ instancePath, message, params }) => {
      const extra = 'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : '';
      return { path: `${part}${instancePath}`, message: `${message ?? 'is not valid'}${extra}` };
    });
    return { code: 'invalid_request', errors };
  }
  if (error.name === 'SyntaxError' && error.statusCode === 400)
    return { code: 'malformed_json', errors: undefined };
  const ours = brokenConnection.test(error.code ?? '') ? 'unavailable' : 'internal';
  const code = byFastifyCode[error.code] ?? (isCallersFault(error) ? 'invalid_request' : ours);
  return { code, errors: undefined };
}

/** A refusal as RFC 9457 problem details in the caller's language; a code the service does not know is `internal`. */
export function problemOf(request: FastifyRequest, code: string, errors?: readonly Fault[]): Problem {
  const known = request.problems[code] === undefined ? 'internal' : code;
  const text = request.problems[known] ?? commonProblems.internal;
  return {
    type: `urn:haoban:problem:${known}`,
    title: known.replaceAll('_', ' '),
    status: text.status,
    detail: text[languageOf(request.headers['accept-language'])],
    instance: request.url.split('?')[0] ?? '/',
    code: known,
    traceId: traceIdOf(request.traceparent),
    ...(errors === undefined || errors.length === 0 ? {} : { errors: [...errors] }),
  };
}

function send(request: FastifyRequest, reply: FastifyReply, { code, errors }: Refusal): FastifyReply {
  const problem = problemOf(request, code, errors);
  const retryAfterSeconds = request.problems[problem.code]?.retryAfterSeconds;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  const language = languageOf(request.headers['accept-language']);
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .send(problem);
}

/** Renders every refusal and failure as problem+json; 5xx says nothing inside and is logged with its cause. */
export function replyWithProblems(app: FastifyInstance, own: ProblemCatalogue): void {
  const catalogue: ProblemCatalogue = { ...commonProblems, ...own };
  app.decorateRequest('problems', { getter: () => catalogue });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = classify(error);
    if ((catalogue[refusal.code] ?? commonProblems.internal).status >= 500)
      request.log.error({ err: error }, 'request failed');
    return send(request, reply, refusal);
  });
  app.setNotFoundHandler((request, reply) => send(request, reply, { code: 'not_found', errors: undefined }));
}

/** Answers a URL that no route can be found for, such as one with broken percent signs: no hook has run by then. */
export function replyToBrokenUrl(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const traceparent = childTraceparent();
  Object.assign(request, { problems: commonProblems, traceparent });
  send(request, reply, classify(error));
}
