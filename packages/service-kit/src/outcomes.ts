import type { FastifyRequest } from 'fastify';
import { callerOf, mayActIn } from './access.ts';
import { ProblemError } from './problems.ts';

/** Who asks within which trace, as the journal records it. */
export const contextOf = (request: FastifyRequest): { actor: string; traceparent: string } => ({
  actor: callerOf(request).id,
  traceparent: request.traceparent,
});

type Refused = { readonly refusal: string };

/** The outcome of a decision, or its refusal as a problem. */
export function orProblem<Outcome extends object>(outcome: Outcome): Exclude<Outcome, Refused>;
export function orProblem(outcome: object): object {
  if ('refusal' in outcome) throw new ProblemError(String(outcome.refusal));
  return outcome;
}

/**
 * A decision about something that must exist and lie in the caller's areas: refuses with `missing` or `area_denied`
 * before it decides.
 */
export const withinAreas =
  <State extends { readonly region: string }, Outcome, Missing extends string>(
    request: FastifyRequest,
    missing: Missing,
    decide: (state: State) => Outcome,
  ) =>
  (state: State | undefined): Outcome | { refusal: Missing | 'area_denied' } => {
    if (state === undefined) return { refusal: missing };
    if (!mayActIn(callerOf(request), state.region)) return { refusal: 'area_denied' };
    return decide(state);
  };
