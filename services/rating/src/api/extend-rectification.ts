import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { extendRectification } from '../core/extend-rectification.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { commandOrder, OrderParams, Words } from './order-command.ts';

const Body = strictObject({ days: Type.Integer({ minimum: 1, maximum: 60 }), reason: Words });

/** POST /api/rating/orders/{orderId}/extension: once, by an approver who does not answer it. */
export function extendRectificationRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/extension',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['orders'],
        summary: '延期 extend',
        params: OrderParams,
        body: Body,
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const command = { at: deps.now().toISOString(), by: callerOf(request).id, ...request.body };
      return commandOrder(deps, request, (order, world) => extendRectification(order, world, command));
    },
  );
}
