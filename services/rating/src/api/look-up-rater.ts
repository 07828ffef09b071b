import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { lookUpRater } from '../core/verify-order.ts';
import type { Deps } from './deps.ts';
import { decideOrder, OrderParams } from './order-command.ts';
import { RaterPhone } from './rater-phone.ts';

/**
 * POST /api/rating/orders/{orderId}/rater: the phone of a real-name rater, for the verifier's call back. That it was
 * asked for is kept before it is answered, here and at intake.
 */
export function lookUpRaterRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/orders/:orderId/rater',
    {
      config: { access: { roles: ['rating', 'approver'] } },
      schema: {
        tags: ['orders'],
        summary: '查询回访电话 look the rater up',
        params: OrderParams,
        response: { 200: RaterPhone },
      },
    },
    async (request, reply) => {
      const act = { at: deps.now().toISOString(), by: callerOf(request).id };
      const order = await decideOrder(deps, request, (before, world) => lookUpRater(before, world, act));
      const applicantRef = await deps.stores.raterOf(order);
      if (applicantRef === undefined) throw new ProblemError('rater_unknown');
      const found = await deps.lookUpPhone(applicantRef, request.traceparent);
      return reply.header('cache-control', 'no-store').send(found);
    },
  );
}
