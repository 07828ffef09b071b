import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { appealFinding } from '../core/appeal-finding.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { actorOf, commandOrder, OrderParams, Words } from './order-command.ts';

const Body = strictObject({ claim: Type.Enum(['valid', 'mistaken', 'malicious']), reason: Words });

/** POST /api/rating/orders/{orderId}/appeal: by the organisation, or by the desk for the citizen. */
export function appealFindingRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/appeal',
    {
      config: { access: { roles: ['officer', 'window', 'rating'] } },
      schema: {
        tags: ['orders'],
        summary: '申诉 appeal',
        params: OrderParams,
        body: Body,
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const command = { at: deps.now().toISOString(), actor: actorOf(request), ...request.body };
      return commandOrder(deps, request, (order, world) => appealFinding(order, world, command));
    },
  );
}
