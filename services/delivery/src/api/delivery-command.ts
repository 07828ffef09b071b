import type { Decision } from '@haoban/contracts/decision';
import { Code } from '@haoban/contracts/events/fields';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { findDelivery, type Case, type CaseRefusal, type Delivery } from '../core/case.ts';
import type { Deps } from './deps.ts';

export const CaseParams = Type.Object({ caseId: Type.String({ maxLength: 64 }) });
export const DeliveryParams = Type.Object({ ...CaseParams.properties, deliveryId: Code });
type CaseRequest = FastifyRequest<{ Params: { caseId: string } }>;
type DeliveryRequest = FastifyRequest<{ Params: { caseId: string; deliveryId: string } }>;

/** The case in the caller's areas. Throws `case_unknown` or `area_denied`. */
export async function visibleCase({ stores }: Deps, request: CaseRequest): Promise<Case> {
  const found = await stores.cases.load(request.params.caseId);
  return orProblem(withinAreas(request, 'case_unknown', (state: Case) => state)(found?.state));
}

/** A delivery of the case. Throws `delivery_unknown`. */
export function getDelivery(state: Case, deliveryId: string): Delivery {
  const found = findDelivery(state, deliveryId);
  if (found === undefined) throw new ProblemError('delivery_unknown');
  return found;
}

/** Decides about one delivery in the caller's areas and returns what became of it. */
export async function commandDelivery(
  { stores }: Deps,
  request: DeliveryRequest,
  decide: (state: Case) => Decision<Case, CaseRefusal>,
): Promise<Delivery> {
  const { caseId, deliveryId } = request.params;
  const outcome = await stores.cases.execute({
    subject: caseId,
    region: (state) => state.region,
    context: contextOf(request),
    decide: withinAreas(request, 'case_unknown', decide),
  });
  return getDelivery(orProblem(outcome).state, deliveryId);
}
