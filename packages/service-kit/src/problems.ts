/**
 * A refusal's HTTP status and its sentence in both languages, which says what to do; with `retryAfterSeconds` the
 * answer bears Retry-After.
 */
export type ProblemText = {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  readonly retryAfterSeconds?: number;
};

/** Codes of a service and their texts. */
export type ProblemCatalogue = Readonly<Record<string, ProblemText>>;

/** What any service can answer. */
export const commonProblems = {
  malformed_json: {
    status: 400,
    zh: '请求体不是有效的 JSON，请检查后重发。',
    en: 'The body is not valid JSON; mend it and send it again.',
  },
  invalid_request: {
    status: 400,
    zh: '请求内容不符合要求，请按 errors 逐项更正。',
    en: 'The request does not fit its schema; mend what errors lists.',
  },
  idempotency_key_missing: {
    status: 400,
    zh: '创建请求须带 Idempotency-Key 请求头。',
    en: 'Creating requests need an Idempotency-Key header.',
  },
  token_missing: {
    status: 401,
    zh: '请先登录：缺少访问令牌。',
    en: 'Sign in first: the access token is missing.',
  },
  token_invalid: {
    status: 401,
    zh: '登录已失效，请重新登录。',
    en: 'The access token is forged or expired; sign in again.',
  },
  role_missing: { status: 403, zh: '您的角色无权办理此项。', en: 'Your role does not permit this.' },
  area_denied: { status: 403, zh: '该事项不在您的辖区。', en: 'This belongs to an area that is not yours.' },
  not_found: { status: 404, zh: '没有找到。请核对编号。', en: 'Nothing is there. Check the number.' },
  not_acceptable_media: { status: 415, zh: '请以 application/json 发送。', en: 'Send application/json.' },
  too_large: { status: 413, zh: '内容过大。', en: 'The content is too large.' },
  idempotency_key_reused: {
    status: 422,
    zh: '该 Idempotency-Key 已用于另一请求。',
    en: 'This Idempotency-Key was used for another request.',
  },
  too_many_requests: {
    status: 429,
    zh: '请求太多，请稍后再试；等多少秒见 Retry-After。',
    en: 'Too many requests: try again after the seconds that Retry-After says.',
  },
  internal: {
    status: 500,
    zh: '系统故障，请稍后再试，并告知 traceId。',
    en: 'Something broke. Try later and tell us the traceId.',
  },
  unavailable: {
    status: 503,
    zh: '服务暂不可用，请稍后再试。',
    en: 'The service is not available now; try again soon.',
    retryAfterSeconds: 5,
  },
} as const satisfies ProblemCatalogue;

/** What is wrong in a request: where, and a sentence. */
export type Fault = { readonly path: string; readonly message: string };

/** RFC 9457 problem details as callers receive them. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  traceId: string;
  errors?: { path: string; message: string }[];
};

/** Thrown by routes to end a request with a problem; never for bugs. The `cause` is logged, never answered. */
export class ProblemError extends Error {
  readonly code: string;
  readonly errors: readonly Fault[] | undefined;
  constructor(code: string, errors?: readonly Fault[], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.errors = errors;
  }
}

/** The caller's language by Accept-Language: Chinese unless English comes first. */
export const languageOf = (acceptLanguage: string | undefined): 'zh' | 'en' =>
  /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh';
