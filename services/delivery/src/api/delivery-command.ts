import type { Decision } from '@haoban/contracts/decision';
import { Code, Text } from '@haoban/contracts/events/fields';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Case, CaseRefusal } from '../core/case.ts';
import { findDelivery, type Delivery } from '../core/delivery.ts';
import type { World } from '../core/world.ts';
import type { Deps } from './deps.ts';

export const CaseParams = Type.Object({ caseId: Type.String({ maxLength: 64 }) });
export const DeliveryParams = Type.Object({ ...CaseParams.properties, deliveryId: Code });
/** A reason given by a person; the decision refuses one that says nothing. */
export const ReasonBody = strictObject({ reason: Type.Optional(Text) });
type CaseRequest = FastifyRequest<{ Params: { caseId: string } }>;
type DeliveryRequest = FastifyRequest<{ Params: { caseId: string; deliveryId: string } }>;
type Decide = (state: Case, world: World) => Decision<Case, CaseRefusal>;

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

/** Lets staff decide about cases of their areas. */
export const permitted =
  (request: FastifyRequest, decide: Decide) =>
  (state: Case | undefined, world: World | undefined): Decision<Case, CaseRefusal> =>
    withinAreas(request, 'case_unknown', (before: Case) =>
      world === undefined ? { refusal: 'case_unknown' as const } : decide(before, world),
    )(state);

/** Decides about a case in the caller's areas and returns what became of it. */
export async function commandCase({ stores }: Deps, request: CaseRequest, decide: Decide): Promise<Case> {
  const outcome = await stores.cases.execute({
    subject: request.params.caseId,
    region: (state) => state.region,
    context: contextOf(request),
    decide: permitted(request, decide),
  });
  return orProblem(outcome).state;
}

/** Decides about one delivery and returns what became of it. */
export const commandDelivery = async (
  deps: Deps,
  request: DeliveryRequest,
  decide: Decide,
): Promise<Delivery> => getDelivery(await commandCase(deps, request, decide), request.params.deliveryId);
