import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';

const Query = strictObject({ days: Type.Integer({ minimum: 1, maximum: 31, default: 1 }) });
const Canaries = Type.Object({
  canaries: Type.Array(
    Type.Object({
      day: Type.String(),
      channel: Type.String(),
      level: Type.Integer(),
      proven: Type.Boolean(),
      failure: Type.Optional(Type.String()),
      checkedAt: Type.String(),
    }),
  ),
});

/** GET /api/rating/canaries: the daily proofs that every channel takes every level, the newest first. */
export function listCanariesRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/rating/canaries',
    {
      config: { access: { roles: ['rating', 'leader', 'admin'] } },
      schema: {
        tags: ['ratings'],
        summary: '渠道自检 daily canaries',
        querystring: Query,
        response: { 200: Canaries },
      },
    },
    async (request) => {
      const found = await stores.canaries.list(request.query.days);
      return {
        canaries: found.map(({ day, channel, level, failure, checkedAt }) => ({
          day: day.toISOString().slice(0, 10),
          channel,
          level,
          proven: failure === null,
          ...(failure === null ? {} : { failure }),
          checkedAt: checkedAt.toISOString(),
        })),
      };
    },
  );
}
