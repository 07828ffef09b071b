import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import type { Case } from '../core/case.ts';
import { dispatchDelivery } from '../core/dispatch-delivery.ts';
import { CourierLabel } from './courier-label.ts';
import { deliveryAnswer, DeliveryAnswer } from './delivery-answer.ts';
import { commandDelivery, DeliveryParams, getDelivery, visibleCase } from './delivery-command.ts';
import type { Deps } from './deps.ts';

const Dispatched = Type.Object({ ...DeliveryAnswer.properties, label: Type.Optional(CourierLabel) });

function applicantOf({ applicantRef }: Case): string {
  if (applicantRef === undefined) throw new ProblemError('filing_unknown');
  return applicantRef;
}

/** POST /api/delivery/cases/{caseId}/deliveries/{deliveryId}/dispatch: sends it off; a courier gets its label. */
export function dispatchDeliveryRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/delivery/cases/:caseId/deliveries/:deliveryId/dispatch',
    {
      config: { access: { roles: ['delivery'] } },
      schema: {
        tags: ['deliveries'],
        summary: '寄出 dispatch a delivery',
        params: DeliveryParams,
        response: { 200: Dispatched },
      },
    },
    async (request, reply) => {
      const { deliveryId } = request.params;
      const command = { at: deps.now().toISOString(), deliveryId };
      const state = await visibleCase(deps, request);
      // refused before anybody's address is asked for
      orProblem(dispatchDelivery(state, command));
      const label =
        getDelivery(state, deliveryId).method === 'courier'
          ? { label: await deps.lookUpLabel(applicantOf(state), request.traceparent) }
          : {};
      const delivery = await commandDelivery(deps, request, (before) => dispatchDelivery(before, command));
      return reply.header('cache-control', 'no-store').send({ ...deliveryAnswer(delivery), ...label });
    },
  );
}
