import type { Http } from '@haoban/service-kit/http';
import { closeOrder } from '../core/close-order.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { actorOf, commandOrder, OrderParams } from './order-command.ts';

/** POST /api/rating/orders/{orderId}/closing: after the follow-up, or of an invalid rating by a second person. */
export function closeOrderRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/closing',
    {
      config: { access: { roles: ['rating', 'approver'] } },
      schema: {
        tags: ['orders'],
        summary: '办结 close',
        params: OrderParams,
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const command = { at: deps.now().toISOString(), by: actorOf(request).id };
      return commandOrder(deps, request, (order, world) => closeOrder(order, world, command));
    },
  );
}
