import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';

const Delivery = Type.Object({
  deliveryId: Type.String(),
  position: Type.String(),
  type: Type.String(),
  subject: Type.String(),
  state: Type.String(),
  attempts: Type.Integer(),
  notBefore: Type.String(),
  nextTryAt: Type.String(),
  endedAt: Type.Optional(Type.String()),
  lastError: Type.Optional(Type.String()),
});
const Query = strictObject({
  state: Type.Optional(Type.Enum(['waiting', 'delivered', 'given_up'])),
  before: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});

/** GET /api/approval/webhooks/{code}/deliveries: the newest first; `before` is the position of the last one seen. */
export function listDeliveriesRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/webhooks/:code/deliveries',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['webhooks'],
        summary: '推送记录 list deliveries',
        params: Type.Object({ code: Code }),
        querystring: Query,
        response: { 200: Type.Object({ rows: Type.Array(Delivery) }) },
      },
    },
    async (request) => {
      const { state, before, limit } = request.query;
      const found = await stores.prisma.webhookDelivery.findMany({
        where: {
          webhook: request.params.code,
          ...(state === undefined ? {} : { state }),
          ...(before === undefined ? {} : { position: { lt: BigInt(before) } }),
        },
        orderBy: { position: 'desc' },
        take: limit,
      });
      return {
        rows: found.map(({ deliveryId, position, type, subject, attempts, lastError, endedAt, ...row }) => ({
          deliveryId,
          position: String(position),
          type,
          subject,
          state: row.state,
          attempts,
          notBefore: row.notBefore.toISOString(),
          nextTryAt: row.nextTryAt.toISOString(),
          ...(endedAt === null ? {} : { endedAt: endedAt.toISOString() }),
          ...(lastError === null ? {} : { lastError }),
        })),
      };
    },
  );
}
