import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Language } from '../core/language.ts';
import { askService, forwardedHeaders, type Said } from './ask-service.ts';
import type { Deps } from './deps.ts';

const { Optional } = Type;
const words = { zh: Type.String(), en: Type.String() };

/** As much of what a link asks about as the page shows. */
const Asked = Type.Object({
  node: Type.String(),
  nodeAt: Type.String(),
  round: Optional(Type.Integer()),
  itemCode: Optional(Type.String()),
  itemName: Optional(Type.String()),
  orgName: Optional(Type.String()),
  hallName: Optional(Type.String()),
  window: Optional(Type.String()),
  levels: Type.Array(Type.Object({ level: Type.Integer(), bad: Type.Boolean(), ...words })),
  options: Type.Array(Type.Object({ code: Type.Integer(), level: Type.Integer(), ...words })),
});
export type Asked = Static<typeof Asked>;

const Thanked = Type.Object({ thanks: Type.Object(words) });
const Refused = Type.Object({ code: Type.String(), detail: Type.String() });

/** Why a link can't be used: status, code, what to do, and when to try again; all but the status are absent when rating is away. */
export type Refusal = {
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
  readonly retryAfter?: string | undefined;
};

/** A rating as the form says it; the key makes sending it twice one rating. */
export type Filled = {
  readonly level: number;
  readonly options: readonly number[];
  readonly text: string;
  readonly key: string;
};

/** Why a service refused, as a page needs it. */
export const refusalOf = (said: Said | undefined): Refusal =>
  Value.Check(Refused, said?.body) && said !== undefined
    ? { status: said.status, retryAfter: said.retryAfter, ...said.body }
    : { status: 503 };

const addressOf = ({ services }: Deps, token: string): string =>
  `${services.rating}/api/rating/links/${encodeURIComponent(token)}`;

/** The headers of a citizen's request as rating is to see them. */
export const headersOf = (request: FastifyRequest, language: Language): Record<string, string> => ({
  ...forwardedHeaders(request),
  'accept-language': language,
  'user-agent': request.headers['user-agent'] ?? '',
});

/** What a link asks about; opening does not use it up. */
export async function openLink(deps: Deps, request: FastifyRequest, token: string, language: Language) {
  const said = await askService(addressOf(deps, token), { headers: headersOf(request, language) });
  return Value.Check(Asked, said?.body) ? { asked: said.body } : { refusal: refusalOf(said) };
}

/** Rates through a link; the thanks in both languages, or why not. */
export async function rateThrough(
  deps: Deps,
  request: FastifyRequest,
  token: string,
  { level, options, text, key }: Filled,
  language: Language,
) {
  const said = await askService(`${addressOf(deps, token)}/rating`, {
    method: 'POST',
    headers: { ...headersOf(request, language), 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({
      level,
      options,
      ...(text === '' ? {} : { text }),
    }),
  });
  return Value.Check(Thanked, said?.body) ? { thanks: said.body.thanks } : { refusal: refusalOf(said) };
}
