import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { commonProblems, languageOf, ProblemError, type ProblemCatalogue, type ProblemText } from './problems.ts';
import { traceIdOf } from './trace.ts';

type Detail = readonly { path: string; message: string }[] | undefined;

const byFastifyCode: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'not_acceptable_media',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
};
const brokenConnection = /^(ECONNREFUSED|ECONNRESET|EPIPE|57P0[123]|08\w{3})$/;

/** Which problem an error is: a refusal by its code, bad input by the framework's, all else a fault of ours. */
function classify(error: FastifyError | ProblemError): { code: string; errors: Detail } {
  if (error instanceof ProblemError) return { code: error.code, errors: error.errors };
  if ('validation' in error && error.validation) {
    const part = error.validationContext ?? 'body';
    const errors = error.validation.map(({ instancePath, message, params }) => {
      const extra = 'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : '';
      return { path: `${part}${instancePath}`, message: `${message ?? 'is not valid'}${extra}` };
    });
    return { code: 'invalid_request', errors };
  }
  if (error.name === 'SyntaxError' && error.statusCode === 400) return { code: 'malformed_json', errors: undefined };
  const known = byFastifyCode[error.code];
  if (known !== undefined) return { code: known, errors: undefined };
  return { code: brokenConnection.test(error.code ?? '') ? 'unavailable' : 'internal', errors: undefined };
}

/** Renders every refusal and failure as RFC 9457 problem+json in the caller's language; 5xx says nothing inside. */
export function replyWithProblems(app: FastifyInstance, own: ProblemCatalogue): void {
  const catalogue: ProblemCatalogue = { ...commonProblems, ...own };

  const send = (request: FastifyRequest, reply: FastifyReply, code: string, errors: Detail) => {
    const text: ProblemText = catalogue[code] ?? commonProblems.internal;
    if (text.retryAfterSeconds !== undefined) reply.header('retry-after', text.retryAfterSeconds);
    const language = languageOf(request.headers['accept-language']);
    return reply
      .code(text.status)
      .type('application/problem+json')
      .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
      .send({
        type: `urn:haoban:problem:${code}`,
        title: code.replaceAll('_', ' '),
        status: text.status,
        detail: text[language],
        instance: request.url.split('?')[0],
        code,
        traceId: traceIdOf(request.traceparent),
        ...(errors === undefined ? {} : { errors }),
      });
  };

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const { code, errors } = classify(error);
    const status = (catalogue[code] ?? commonProblems.internal).status;
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return send(request, reply, catalogue[code] === undefined ? 'internal' : code, errors);
  });
  app.setNotFoundHandler((request, reply) => send(request, reply, 'not_found', undefined));
}
