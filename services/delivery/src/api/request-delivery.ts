import { randomUUID } from 'node:crypto';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import type { Case } from '../core/case.ts';
import { requestDelivery } from '../core/request-delivery.ts';
import { deliveryAnswer, DeliveryAnswer } from './delivery-answer.ts';
import { CaseParams, getDelivery, permitted } from './delivery-command.ts';
import type { Deps } from './deps.ts';
import { knownCarrier } from './known-carrier.ts';
import { WayBody } from './way-body.ts';

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
        body: WayBody,
        response: { 201: DeliveryAnswer },
      },
    },
    async (request, reply) => {
      const requested = await answerOnce(request, deps.receipts, DeliveryAnswer, async (stub) => {
        await knownCarrier(deps, request.body.carrier);
        const command = {
          at: deps.now().toISOString(),
          actor: callerOf(request).id,
          deliveryId: randomUUID(),
          ...request.body,
        };
        const answer = (state: Case) => deliveryAnswer(getDelivery(state, command.deliveryId));
        const outcome = await deps.stores.cases.execute({
          subject: request.params.caseId,
          region: (state) => state.region,
          context: contextOf(request),
          receipt: (state) => ({ ...stub, status: 201, response: answer(state) }),
          decide: permitted(request, (before, world) => requestDelivery(before, world, command)),
        });
        return answer(orProblem(outcome).state);
      });
      return reply.code(201).send(requested);
    },
  );
}
