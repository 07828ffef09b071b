import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { handledTheCase } from '../core/order.ts';
import type { Deps } from './deps.ts';
import { OrderAnswer, orderAnswer, RunningClocks, runningClocks } from './order-answer.ts';
import { OrderParams, visibleOrder } from './order-command.ts';

const { Optional, String: Text } = Type;
const Checked = Type.Object({
  caseId: Text(),
  holds: Optional(Type.Boolean()),
  due: Optional(Type.Union([Text(), Type.Null()])),
  decidedAt: Optional(Text()),
  elapsedDays: Optional(Type.Integer()),
  visits: Optional(Type.Integer()),
  visitsLimit: Optional(Type.Integer()),
});
const Shown = Type.Object({
  ...OrderAnswer.properties,
  clocks: RunningClocks,
  checks: Type.Array(
    Type.Object({
      option: Type.Integer(),
      finding: Type.Enum(['confirmed', 'refuted', 'unknown']),
      cases: Type.Array(Checked),
    }),
  ),
  words: Optional(Text({ description: 'what the citizen wrote; not for those who handled the case' })),
  texts: Type.Record(Text(), Text(), { description: 'what desk and organisation wrote, by kind' }),
});

/** GET /api/rating/orders/{orderId}: an order with its words, clocks and automatic checks; never who rated. */
export function showOrderRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/rating/orders/:orderId',
    {
      config: { access: { roles: ['rating', 'approver', 'officer', 'window'] } },
      schema: {
        tags: ['orders'],
        summary: '查看整改单 show an order',
        params: OrderParams,
        response: { 200: Shown },
      },
    },
    async (request, reply) => {
      const { stores } = deps;
      const order = await visibleOrder(deps, request);
      const { ratingId, orderId } = order;
      const [world, checks, words, texts] = await Promise.all([
        stores.orderWorldOf(order),
        stores.checksOf(order),
        stores.prisma.text.findUnique({ where: { ratingId } }),
        stores.textsOf(orderId),
      ]);
      // whoever is written about could tell by the words who wrote them
      const hidden = words === null || handledTheCase(order, world, callerOf(request).id);
      const said = hidden ? {} : { words: words.text };
      return reply.header('cache-control', 'no-store').send({
        ...orderAnswer(order),
        clocks: runningClocks(order, world),
        checks: [...checks],
        ...said,
        texts,
      });
    },
  );
}
