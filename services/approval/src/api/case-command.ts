import type { Decision } from '@haoban/contracts/decision';
import { callerOf } from '@haoban/service-kit/access';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Actor, Case, CaseRefusal } from '../core/case.ts';
import type { Days } from '../core/judge-case.ts';
import { isRunning } from '../core/substitution.ts';
import { caseAnswer, type CaseAnswer } from './case-answer.ts';
import type { Deps } from './deps.ts';

export const CaseParams = Type.Object({ caseId: Type.String({ maxLength: 64 }) });
type CaseRequest = FastifyRequest<{ Params: { caseId: string } }>;

/** Who acts, as the decisions know them. */
export function actorOf(request: FastifyRequest): Actor {
  const { id, org, roles } = callerOf(request);
  return { id, org, approver: roles.includes('approver') };
}

/** Who acts, with the organisations of those whom the caller stands in for at present. */
export async function actingOf({ stores, now }: Deps, request: FastifyRequest): Promise<Actor> {
  const actor = actorOf(request);
  if (actor.approver) return actor;
  const at = now().toISOString();
  const running = (await stores.substitutions.by(actor.id)).filter((found) => isRunning(found, at));
  return { ...actor, standsInFor: running.map(({ org }) => org) };
}

/** The case in the caller's areas. Throws `case_unknown` or `area_denied`. */
export async function visibleCase({ stores }: Deps, request: CaseRequest): Promise<Case> {
  const found = await stores.cases.load(request.params.caseId);
  return orProblem(withinAreas(request, 'case_unknown', (state: Case) => state)(found?.state));
}

/** A decision about a case in the caller's areas; its days are known as soon as it is. */
export const aboutCase =
  (request: FastifyRequest, decide: (state: Case, days: Days) => Decision<Case, CaseRefusal>) =>
  (before: Case | undefined, days: Days | undefined): Decision<Case, CaseRefusal> =>
    withinAreas(request, 'case_unknown', (state: Case): Decision<Case, CaseRefusal> =>
      days === undefined ? { refusal: 'case_unknown' } : decide(state, days),
    )(before);

/** Decides about one case in the caller's areas and answers with what became of it. */
export async function commandCase(
  { stores }: Deps,
  request: CaseRequest,
  decide: (state: Case, days: Days) => Decision<Case, CaseRefusal>,
): Promise<CaseAnswer> {
  const outcome = await stores.cases.execute({
    subject: request.params.caseId,
    region: (state) => state.region,
    context: contextOf(request),
    decide: aboutCase(request, decide),
  });
  return caseAnswer(orProblem(outcome).state);
}
