import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { Type } from 'typebox';
import { openFollowUp } from '../core/follow-up.ts';
import type { Deps } from './deps.ts';
import { OrderParams, visibleOrder } from './order-command.ts';

const Link = Type.Object({ url: Type.String(), expiresAt: Type.String() });

/** GET /api/rating/orders/{orderId}/follow-up-link: for the desk to hand to the citizen while it is open. */
export function showFollowUpLinkRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/rating/orders/:orderId/follow-up-link',
    {
      config: { access: { roles: ['rating'] } },
      schema: {
        tags: ['orders'],
        summary: '答复评价链接 link that rates the answer',
        params: OrderParams,
        response: { 200: Link },
      },
    },
    async (request, reply) => {
      const order = await visibleOrder(deps, request);
      const number = order.answers.length;
      const linkHash = deps.followUpLinks.hashFor(order.orderId, number);
      const { lapsesAt } = orProblem(openFollowUp(order, linkHash, deps.now().toISOString()));
      return reply
        .header('cache-control', 'no-store')
        .send({ url: deps.followUpLinks.urlOf(order.orderId, number), expiresAt: lapsesAt });
    },
  );
}
