import type { Decision } from '@haoban/contracts/decision';
import { callerOf } from '@haoban/service-kit/access';
import type { ReceiptStub } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Case, CaseRefusal } from '../core/case.ts';
import { caseAnswer, type CaseAnswer } from './case-answer.ts';
import type { Deps } from './deps.ts';

export const CaseParams = Type.Object({ caseId: Type.String({ maxLength: 64 }) });
type CaseRequest = FastifyRequest<{ Params: { caseId: string } }>;

const staff = ['window', 'officer', 'leader', 'admin'];

/** Lets staff decide about cases of their areas and applicants about what they filed themselves. */
function permitted<Outcome>(request: CaseRequest, decide: (state: Case) => Outcome) {
  const caller = callerOf(request);
  if (caller.roles.some((role) => staff.includes(role))) return withinAreas(request, 'case_unknown', decide);
  return (state: Case | undefined): Outcome | { refusal: 'case_unknown' } =>
    state?.filedByAccount === caller.id ? decide(state) : { refusal: 'case_unknown' };
}

/** The case a caller may see. Throws `case_unknown` or `area_denied`. */
export async function visibleCase({ stores }: Deps, request: CaseRequest): Promise<Case> {
  const found = await stores.cases.load(request.params.caseId);
  return orProblem(permitted(request, (state) => state)(found?.state));
}

/** Decides about one case the caller may act on and answers with what became of it; with a stub, once a key. */
export async function commandCase(
  { stores }: Deps,
  request: CaseRequest,
  decide: (state: Case) => Decision<Case, CaseRefusal>,
  stub?: ReceiptStub,
): Promise<CaseAnswer> {
  const outcome = await stores.cases.execute({
    subject: request.params.caseId,
    region: (state) => state.region,
    context: contextOf(request),
    decide: permitted(request, decide),
    receipt: (state) => stub && { ...stub, status: 200, response: caseAnswer(state) },
  });
  return caseAnswer(orProblem(outcome).state);
}
