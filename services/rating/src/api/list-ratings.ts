import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { afterOf, nextOf, PageQuery } from './page-query.ts';

const { Optional, String: Text } = Type;
const Ratings = Type.Object({
  ratings: Type.Array(
    Type.Object({
      ratingId: Text(),
      subject: Text(),
      node: Text(),
      round: Type.Integer(),
      level: Type.Integer(),
      options: Type.Array(Type.Integer()),
      optionsVersion: Type.Integer(),
      hasText: Type.Boolean(),
      channel: Text(),
      at: Text(),
      itemCode: Optional(Text()),
      org: Optional(Text()),
      hall: Optional(Text()),
      window: Optional(Text()),
      invalidated: Optional(Type.Object({ at: Text(), reason: Text() })),
    }),
  ),
  next: Optional(Text()),
});

/** GET /api/rating/ratings: every rating of the caller's areas, the newest first. No level can be left out. */
export function listRatingsRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/rating/ratings',
    {
      config: { access: { roles: ['rating', 'leader'] } },
      schema: {
        tags: ['ratings'],
        summary: '评价清单 list ratings',
        querystring: strictObject(PageQuery),
        response: { 200: Ratings },
      },
    },
    async (request) => {
      const { limit, after } = request.query;
      const found = await stores.listRatings(callerOf(request).areas, limit, afterOf(after));
      const ratings = found.map(({ at, itemCode, org, hall, window, ...row }) => ({
        ...row,

        at: at.toISOString(),
        ...(itemCode === null ? {} : { itemCode }),
        ...(org === null ? {} : { org }),
        ...(hall === null ? {} : { hall }),
        ...(window === null ? {} : { window }),
        ...(row.invalidatedAt === null
          ? {}
          : { invalidated: { at: row.invalidatedAt.toISOString(), reason: row.invalidReason ?? '' } }),
      }));
      const end = ratings.at(-1);
      return { ratings, ...nextOf(end && { at: end.at, id: end.ratingId }, found.length, limit) };
    },
  );
}
