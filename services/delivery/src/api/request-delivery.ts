import { randomUUID } from 'node:crypto';
import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Case } from '../core/case.ts';
import { requestDelivery } from '../core/request-delivery.ts';
import { deliveryAnswer, DeliveryAnswer } from './delivery-answer.ts';
import { CaseParams, getDelivery } from './delivery-command.ts';
import type { Deps } from './deps.ts';

const Body = strictObject({
  method: Type.Enum(['window', 'courier', 'locker', 'e_licence', 'agent']),
  carrier: Type.Optional(Code),
  hall: Type.Optional(Code),
});

/** POST /api/delivery/cases/{caseId}/deliveries: chooses a way to the applicant. */
export function requestDeliveryRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/delivery/cases/:caseId/deliveries',
    {
      config: { access: { roles: ['delivery', 'window'] } },
      schema: {
        tags: ['deliveries'],
        summary: '申请送达 request a delivery',
        params: CaseParams,
        body: Body,
        response: { 201: DeliveryAnswer },
      },
    },
    async (request, reply) => {
      const requested = await answerOnce(request, deps.receipts, DeliveryAnswer, async (stub) => {
        const command = { at: deps.now().toISOString(), deliveryId: randomUUID(), ...request.body };
        const answer = (state: Case) => deliveryAnswer(getDelivery(state, command.deliveryId));
        const outcome = await deps.stores.cases.execute({
          subject: request.params.caseId,
          region: (state) => state.region,
          context: contextOf(request),
          receipt: (state) => ({ ...stub, status: 201, response: answer(state) }),
          decide: withinAreas(request, 'case_unknown', (before: Case) => requestDelivery(before, command)),
        });
        return answer(orProblem(outcome).state);
      });
      return reply.code(201).send(requested);
    },
  );
}
