import type { Decision } from '@haoban/contracts/decision';
import { callerOf } from '@haoban/service-kit/access';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Actor, Case, CaseRefusal } from '../core/case.ts';
import { caseAnswer, type CaseAnswer } from './case-answer.ts';
import type { Deps } from './deps.ts';

export const CaseParams = Type.Object({ caseId: Type.String({ maxLength: 64 }) });
type CaseRequest = FastifyRequest<{ Params: { caseId: string } }>;

/** Who acts, as the decisions know them. */
export function actorOf(request: FastifyRequest): Actor {
  const { id, org, roles } = callerOf(request);
  return { id, org, approver: roles.includes('approver') };
}

/** The case in the caller's areas. Throws `case_unknown` or `area_denied`. */
export async function visibleCase({ stores }: Deps, request: CaseRequest): Promise<Case> {
  const found = await stores.cases.load(request.params.caseId);
  return orProblem(withinAreas(request, 'case_unknown', (state: Case) => state)(found?.state));
}

/** Decides about one case in the caller's areas and answers with what became of it. */
export async function commandCase(
  { stores }: Deps,
  request: CaseRequest,
  decide: (state: Case) => Decision<Case, CaseRefusal>,
): Promise<CaseAnswer> {
  const outcome = await stores.cases.execute({
    subject: request.params.caseId,
    region: (state) => state.region,
    context: contextOf(request),
    decide: withinAreas(request, 'case_unknown', decide),
  });
  return caseAnswer(orProblem(outcome).state);
}
