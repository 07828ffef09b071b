import { Code, LocalDate } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { noDue, type WorkRow } from '../db/work-list.ts';
import type { Deps } from './deps.ts';

const Query = strictObject({
  status: Type.Enum(['unrequested', 'requested', 'dispatched', 'failed', 'completed', 'cancelled']),
  method: Type.Optional(Type.Enum(['window', 'courier', 'locker', 'e_licence', 'agent'])),
  hall: Type.Optional(Code),
  dueBefore: Type.Optional(LocalDate),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  after: Type.Optional(Type.String({ maxLength: 100, pattern: '^\\d{4}-\\d\\d-\\d\\d_.+$' })),
});
const text = Type.Optional(Type.String());
const Row = Type.Object({
  caseId: Type.String(),
  deliveryId: text,
  region: Type.String(),
  status: Type.String(),
  method: text,
  due: text,
  attempt: Type.Integer(),
  carrier: text,
  hall: text,
});
const Page = Type.Object({ rows: Type.Array(Row), next: text });

const rowAnswer = ({ id, caseId, region, status, method, due, attempt, carrier, hall }: WorkRow) => ({
  caseId,
  ...(method === null ? {} : { deliveryId: id, method }),
  region,
  status,
  ...(due === noDue ? {} : { due }),
  attempt,
  ...(carrier === null ? {} : { carrier }),
  ...(hall === null ? {} : { hall }),
});

/** GET /api/delivery/deliveries: what the desk has to do in its areas, what is due first before the rest. */
export function listWorkRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/delivery/deliveries',
    {
      config: { access: { roles: ['delivery', 'window', 'approver', 'leader'] } },
      schema: {
        tags: ['deliveries'],
        summary: '送达工作清单 the work list',
        querystring: Query,
        response: { 200: Page },
      },
    },
    async (request) => {
      const { after: next, ...asked } = request.query;
      const after = next === undefined ? {} : { after: { due: next.slice(0, 10), id: next.slice(11) } };
      const found = await stores.work.list({ areas: callerOf(request).areas, ...asked, ...after });
      const last = found[asked.limit - 1];
      return {
        rows: found.map(rowAnswer),
        ...(last === undefined ? {} : { next: `${last.due}_${last.id}` }),
      };
    },
  );
}
