import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { decideAppeal } from '../core/appeal-finding.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { commandOrder, OrderParams, Words } from './order-command.ts';

const Body = strictObject({ upheld: Type.Boolean(), reason: Words });

/** POST /api/rating/orders/{orderId}/appeal/decision: by somebody who had no part in it so far. */
export function decideAppealRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/appeal/decision',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['orders'],
        summary: '申诉裁定 decide an appeal',
        params: OrderParams,
        body: Body,
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const command = { at: deps.now().toISOString(), by: callerOf(request).id, ...request.body };
      return commandOrder(deps, request, (order, world) => decideAppeal(order, world, command));
    },
  );
}
