import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { rectifyOrder } from '../core/rectify-order.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { actorOf, commandOrder, OrderParams, Words } from './order-command.ts';

const Body = strictObject({ kind: Type.Enum(['fixed', 'explained']), answer: Words });

/** POST /api/rating/orders/{orderId}/answer: what was done or why not, in words for the citizen. */
export function rectifyOrderRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/answer',
    {
      config: { access: { roles: ['officer', 'window', 'approver'] } },
      schema: {
        tags: ['orders'],
        summary: '整改反馈 answer',
        params: OrderParams,
        body: Body,
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const { orderId } = request.params;
      const command = { at: deps.now().toISOString(), actor: actorOf(request), ...request.body };
      return commandOrder(deps, request, (order, world) => {
        const linkHash = deps.followUpLinks.hashFor(orderId, order.answers.length + 1);
        return rectifyOrder(order, world, { ...command, linkHash });
      });
    },
  );
}
