import type { Http } from '@haoban/service-kit/http';
import { Code } from '@haoban/contracts/events/fields';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { planRectification } from '../core/rectify-order.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { actorOf, commandOrder, OrderParams, Words } from './order-command.ts';

const Body = strictObject({ owner: Type.Optional(Code), plan: Type.Optional(Words) });

/** POST /api/rating/orders/{orderId}/plan: who puts it right; the plan of a complex order. */
export function planRectificationRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/plan',
    {
      config: { access: { roles: ['officer', 'window', 'approver'] } },
      schema: {
        tags: ['orders'],
        summary: '整改计划 plan',
        params: OrderParams,
        body: Body,
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const command = { at: deps.now().toISOString(), actor, owner: actor.id, ...request.body };
      return commandOrder(deps, request, (order, world) => planRectification(order, world, command));
    },
  );
}
