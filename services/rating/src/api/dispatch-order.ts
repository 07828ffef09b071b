import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { dispatchOrder } from '../core/dispatch-order.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { commandOrder, OrderParams } from './order-command.ts';

/** POST /api/rating/orders/{orderId}/dispatch: sends it to the organisation, with its dates. */
export function dispatchOrderRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/dispatch',
    {
      config: { access: { roles: ['rating'] } },
      schema: {
        tags: ['orders'],
        summary: '转办 dispatch',
        params: OrderParams,
        body: strictObject({ complex: Type.Boolean() }),
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const command = { at: deps.now().toISOString(), by: callerOf(request).id, ...request.body };
      return commandOrder(deps, request, (order, world) => dispatchOrder(order, world, command));
    },
  );
}
