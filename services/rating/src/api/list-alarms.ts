import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { afterOf, nextOf, PageQuery } from './page-query.ts';

const Alarms = Type.Object({
  alarms: Type.Array(
    Type.Object({
      alarmId: Type.String(),
      kind: Type.Enum(['device_burst', 'window_burst', 'before_node', 'no_invitation']),
      ratingId: Type.String(),
      ratings: Type.Integer(),
      region: Type.String(),
      hall: Type.Union([Type.String(), Type.Null()]),
      window: Type.Union([Type.String(), Type.Null()]),
      raisedAt: Type.String(),
    }),
  ),
  next: Type.Optional(Type.String()),
});

/** GET /api/rating/alarms: what looked wrong about ratings of the caller's areas, the newest first. */
export function listAlarmsRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/rating/alarms',
    {
      config: { access: { roles: ['rating', 'leader'] } },
      schema: {
        tags: ['ratings'],
        summary: '异常评价预警 alarms',
        querystring: strictObject(PageQuery),
        response: { 200: Alarms },
      },
    },
    async (request) => {
      const { limit, after } = request.query;
      const last = afterOf(after);
      const found = await stores.alarms.list(
        callerOf(request).areas,
        limit,
        last && { raisedAt: last.at, alarmId: last.id },
      );
      const alarms = found.map((alarm) => ({ ...alarm, raisedAt: alarm.raisedAt.toISOString() }));
      const end = alarms.at(-1);
      return { alarms, ...nextOf(end && { at: end.raisedAt, id: end.alarmId }, found.length, limit) };
    },
  );
}
