import { callerOf } from '@haoban/service-kit/access';
import { withinAreas } from '@haoban/service-kit/outcomes';
import type { FastifyRequest } from 'fastify';

const staff = ['window', 'officer', 'approver', 'leader', 'admin'];

/**
 * Lets staff decide about what lies in their areas and everybody else about what `accountOf` says is theirs; what is
 * not theirs is not there (`missing`).
 */
export function ownOrStaff<State extends { readonly region: string }, Missing extends string, Outcome>(
  request: FastifyRequest,
  missing: Missing,
  accountOf: (state: State) => string,
  decide: (state: State) => Outcome,
): (state: State | undefined) => Outcome | { refusal: Missing | 'area_denied' } {
  const caller = callerOf(request);
  if (caller.roles.some((role) => staff.includes(role))) return withinAreas(request, missing, decide);
  return (state) =>
    state !== undefined && accountOf(state) === caller.id ? decide(state) : { refusal: missing };
}
