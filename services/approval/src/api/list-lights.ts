import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { afterOf, LightPage, lightPage } from './light-answer.ts';
import { PageQuery } from './page-query.ts';

const Query = strictObject({
  ...PageQuery,
  org: Type.Optional(Code),
  level: Type.Optional(Type.Enum(['warn', 'yellow', 'red'])),
  state: Type.Optional(Type.Enum(['on', 'cancelled'])),
});

/** GET /api/approval/lights: the lights of the caller's areas, the newest first. */
export function listLightsRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/lights',
    {
      config: { access: { roles: ['officer', 'window', 'leader', 'approver'] } },
      schema: {
        tags: ['lights'],
        summary: '亮灯清单 list lights',
        querystring: Query,
        response: { 200: LightPage },
      },
    },
    async (request) => {
      const { limit, after: next, ...asked } = request.query;
      const after = afterOf(next);
      const { areas } = callerOf(request);
      const found = await stores.lights.list({
        areas,
        limit,
        ...asked,
        ...(after === undefined ? {} : { after }),
      });
      return lightPage(found, limit);
    },
  );
}
