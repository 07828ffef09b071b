import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { ownOrders, pageAfter, PageQuery, pageOf } from './order-page.ts';

const { Optional, String: Text } = Type;
const Query = strictObject({
  ...PageQuery,
  org: Optional(Code),
  supervisor: Optional(Code),
  status: Type.String({ maxLength: 20, default: 'open' }),
});
const Ledger = Type.Object({
  rows: Type.Array(
    Type.Object({
      orderId: Text(),
      org: Text(),
      status: Text(),
      level: Type.Integer(),
      itemCode: Optional(Text()),
      due: Text(),
      owner: Optional(Text()),
      plan: Optional(Text()),
      extendedDays: Optional(Type.Integer()),
    }),
  ),
  next: Optional(Text()),
});

/** GET /api/rating/ledger: the complex orders with state, owner and plan, the earliest due first. */
export function listLedgerRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/rating/ledger',
    {
      config: { access: { roles: ['rating', 'approver', 'officer', 'window'] } },
      schema: {
        tags: ['orders'],
        summary: '复杂事项台账 ledger of complex orders',
        querystring: Query,
        response: { 200: Ledger },
      },
    },
    async (request) => {
      const { after, ...asked } = request.query;
      const { rows, ...paged } = pageOf(
        await stores.listOrders({
          areas: callerOf(request).areas,
          complex: true,
          ...asked,
          ...ownOrders(request, asked),
          ...pageAfter(after),
        }),
        asked.limit,
      );
      const plans = await stores.plansOf(rows.map(({ orderId }) => orderId));
      return {
        rows: rows.map(({ orderId, org, status, rating, dispatch, plan, extension }) => ({
          orderId,
          org,
          status,
          level: rating.level,
          ...(rating.itemCode === undefined ? {} : { itemCode: rating.itemCode }),
          due: dispatch?.due.rectify ?? '',
          ...(plan === undefined ? {} : { owner: plan.owner }),
          ...(plans.has(orderId) ? { plan: plans.get(orderId) ?? '' } : {}),
          ...(extension === undefined ? {} : { extendedDays: extension.days }),
        })),
        ...paged,
      };
    },
  );
}
