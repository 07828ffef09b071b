import { Code, Text } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Carrier } from '../db/carriers.ts';
import type { Deps } from './deps.ts';

const Body = strictObject({
  name: Text,
  priceCents: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  active: Type.Optional(Type.Boolean()),
  newSecret: Type.Optional(Type.Boolean()),
});
const CarrierAnswer = Type.Object({
  code: Type.String(),
  name: Type.String(),
  priceCents: Type.Optional(Type.Integer()),
  active: Type.Boolean(),
  changedBy: Type.String(),
  changedAt: Type.String(),
});
const WithSecret = Type.Object({ ...CarrierAnswer.properties, secret: Type.String() });
const ParkedQuery = strictObject({ limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) });
const Parked = Type.Object({
  rows: Type.Array(
    Type.Object({
      carrier: Type.String(),
      message: Type.String(),
      receivedAt: Type.String(),
      body: Type.Unknown(),
    }),
  ),
});

const carrierAnswer = ({ code, name, priceCents, active, changedBy, changedAt }: Carrier) => ({
  code,
  name,
  ...(priceCents === null ? {} : { priceCents }),
  active,
  changedBy,
  changedAt: changedAt.toISOString(),
});

/** PUT and GET /api/delivery/carriers, and …/parked-statuses: who carries, and what nobody could place. */
export function carrierRoutes(app: Http, { stores, secrets, now }: Deps): void {
  app.put(
    '/api/delivery/carriers/:code',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['carriers'],
        summary: '设置承运单位 add or change a carrier',
        params: Type.Object({ code: Code }),
        body: Body,
        response: { 200: WithSecret },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { name, priceCents = null, active = true, newSecret = false } = request.body;
      const change = { code, name, priceCents, active, changedBy: callerOf(request).id, changedAt: now() };
      const kept = await stores.carriers.put(change, newSecret);
      if (kept === undefined) throw new Error(`${code} was not kept`);
      const secret = secrets.carrierSecret(code, kept.secretNumber);
      return reply.header('cache-control', 'no-store').send({ ...carrierAnswer(kept), secret });
    },
  );
  app.get(
    '/api/delivery/carriers',
    {
      config: { access: { roles: ['admin', 'delivery', 'window'] } },
      schema: {
        tags: ['carriers'],
        summary: '承运单位 list carriers',
        response: { 200: Type.Object({ rows: Type.Array(CarrierAnswer) }) },
      },
    },
    async () => ({ rows: (await stores.carriers.list()).map(carrierAnswer) }),
  );
  app.get(
    '/api/delivery/parked-statuses',
    {
      config: { access: { roles: ['admin', 'delivery'] } },
      schema: {
        tags: ['carriers'],
        summary: '无法对应的物流状态 statuses of unknown shipments',
        querystring: ParkedQuery,
        response: { 200: Parked },
      },
    },
    async ({ query }) => {
      const rows = await stores.carriers.parked(query.limit);
      return { rows: rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })) };
    },
  );
}
