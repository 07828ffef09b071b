import { Code, LocalDate } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { OrderAnswer, orderAnswer } from './order-answer.ts';
import { ownOrders, pageAfter, PageQuery, pageOf } from './order-page.ts';

const { Optional } = Type;
const Query = strictObject({
  ...PageQuery,
  org: Optional(Code),
  supervisor: Optional(Code),
  status: Type.String({ maxLength: 20, default: 'open' }),
  dueBy: Optional(LocalDate),
});
const Listed = Type.Object({ rows: Type.Array(OrderAnswer), next: Optional(Type.String()) });

/** GET /api/rating/orders: the orders of the caller's areas, or organisation, the earliest due first. */
export function listOrdersRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/rating/orders',
    {
      config: { access: { roles: ['rating', 'approver', 'officer', 'window'] } },
      schema: {
        tags: ['orders'],
        summary: '整改单清单 list orders',
        querystring: Query,
        response: { 200: Listed },
      },
    },
    async (request) => {
      const { after, ...asked } = request.query;
      const found = await stores.listOrders({
        areas: callerOf(request).areas,
        ...asked,
        ...ownOrders(request, asked),
        ...pageAfter(after),
      });
      const { rows, ...paged } = pageOf(found, asked.limit);
      return { rows: rows.map(orderAnswer), ...paged };
    },
  );
}
