import type { Decision } from '@haoban/contracts/decision';
import { Text } from '@haoban/contracts/events/fields';
import type { ReceiptStub } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Case, CaseRefusal } from '../core/case.ts';
import { caseAnswer, type CaseAnswer } from './case-answer.ts';
import type { Deps } from './deps.ts';
import { ownOrStaff } from './own-or-staff.ts';

export const CaseParams = Type.Object({ caseId: Type.String({ maxLength: 64 }) });
type CaseRequest = FastifyRequest<{ Params: { caseId: string } }>;

/** A reason given by a person; the decision refuses one that says nothing. */
export const ReasonBody = strictObject({ reason: Type.Optional(Text) });

/** Lets staff decide about cases of their areas and applicants about what they filed themselves. */
const permitted = <Outcome>(request: CaseRequest, decide: (state: Case) => Outcome) =>
  ownOrStaff(request, 'case_unknown', ({ filedByAccount }: Case) => filedByAccount, decide);

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
