import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Language } from '../core/language.ts';
import { askService } from './ask-service.ts';
import type { Deps } from './deps.ts';
import { headersOf, refusalOf } from './rating-link.ts';

const words = { zh: Type.String(), en: Type.String() };

/** The answer to a bad rating, and what can be thought of it. */
const Answered = Type.Object({
  kind: Type.Enum(['fixed', 'explained']),
  answer: Type.String(),
  answeredAt: Type.String(),
  levels: Type.Array(Type.Object({ level: Type.Integer(), ...words })),
});
export type Answered = Static<typeof Answered>;
const Thanked = Type.Object({ thanks: Type.Object(words) });

const addressOf = ({ services }: Deps, token: string): string =>
  `${services.rating}/api/rating/follow-ups/${encodeURIComponent(token)}`;

/** The answer a link asks about; opening does not use it up. */
export async function openFollowUp(deps: Deps, request: FastifyRequest, token: string, language: Language) {
  const said = await askService(addressOf(deps, token), { headers: headersOf(request, language) });
  return Value.Check(Answered, said?.body) ? { answered: said.body } : { refusal: refusalOf(said) };
}

/** Says what the citizen thinks of an answer (3 satisfied, 2 basically, 1 not); the thanks, or why not. */
export async function sendFollowUp(
  deps: Deps,
  request: FastifyRequest,
  token: string,
  level: number,
  language: Language,
) {
  const said = await askService(addressOf(deps, token), {
    method: 'POST',
    headers: { ...headersOf(request, language), 'content-type': 'application/json' },
    body: JSON.stringify({ level }),
  });
  return Value.Check(Thanked, said?.body) ? { thanks: said.body.thanks } : { refusal: refusalOf(said) };
}
