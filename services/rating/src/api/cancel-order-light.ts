import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { cancelLight } from '../core/order-lights.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { commandOrder, OrderParams, Words } from './order-command.ts';

const Params = Type.Object({ ...OrderParams.properties, lightId: Code });

/** POST /api/rating/orders/{orderId}/lights/{lightId}/cancellation: by a second person, with a reason. */
export function cancelOrderLightRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/lights/:lightId/cancellation',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['orders'],
        summary: '撤销亮灯 cancel a light',
        params: Params,
        body: strictObject({ reason: Words }),
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const { lightId } = request.params;
      const { reason } = request.body;
      const command = { at: deps.now().toISOString(), by: callerOf(request).id, lightId, reason };
      return commandOrder(deps, request, (order, world) => cancelLight(order, world, command));
    },
  );
}
