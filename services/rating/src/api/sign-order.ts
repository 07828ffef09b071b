import type { Http } from '@haoban/service-kit/http';
import { signOrder } from '../core/sign-order.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { actorOf, commandOrder, OrderParams } from './order-command.ts';

/** POST /api/rating/orders/{orderId}/signature: the organisation has it; there is no refusing. */
export function signOrderRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/signature',
    {
      config: { access: { roles: ['officer', 'window'] } },
      schema: {
        tags: ['orders'],
        summary: '签收 sign',
        params: OrderParams,
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const at = deps.now().toISOString();
      return commandOrder(deps, request, (order) => signOrder(order, at, actorOf(request)));
    },
  );
}
