import type { Http } from '@haoban/service-kit/http';
import { takeVerification } from '../core/verify-order.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { actorOf, commandOrder, OrderParams } from './order-command.ts';

/** POST /api/rating/orders/{orderId}/verification: takes it on, by somebody who did not handle the case. */
export function takeVerificationRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/verification',
    {
      config: { access: { roles: ['rating', 'approver'] } },
      schema: {
        tags: ['orders'],
        summary: '承接核实 take the verification on',
        params: OrderParams,
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const { id } = actorOf(request);
      return commandOrder(deps, request, (order, world) => takeVerification(order, world, id));
    },
  );
}
