import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { Instant } from '@haoban/contracts/events/fields';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { verifyOrder } from '../core/verify-order.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer } from './order-answer.ts';
import { commandOrder, OrderParams, Words } from './order-command.ts';

const Body = strictObject({
  finding: Type.Enum(['valid', 'mistaken', 'malicious', 'no_basis']),
  note: Words,
  calledBackAt: Type.Optional(Instant),
});

/** POST /api/rating/orders/{orderId}/finding: what the verification found, after calling real-name raters back. */
export function verifyOrderRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/finding',
    {
      config: { access: { roles: ['rating', 'approver'] } },
      schema: {
        tags: ['orders'],
        summary: '核实结论 verify',
        params: OrderParams,
        body: Body,
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const command = { at: deps.now().toISOString(), by: callerOf(request).id, ...request.body };
      return commandOrder(deps, request, (order, world) => verifyOrder(order, world, command));
    },
  );
}
