import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { reviewerRoles, scoresFor } from '../core/quality-review.ts';
import { listReviews } from '../db/quality-reviews.ts';
import type { Deps } from './deps.ts';
import { ReviewAnswer, reviewAnswer, reviewerOf } from './quality-review-answer.ts';
import { Quarter } from './sample-answer.ts';

const Query = strictObject({
  quarter: Quarter,
  which: Type.Enum(['mine', 'all'], { default: 'mine' }),
  after: Type.Optional(Type.String({ maxLength: 80 })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
const Listed = Type.Object({ rows: Type.Array(ReviewAnswer), next: Type.Optional(Type.String()) });

/** GET /api/approval/quality-reviews: those of a quarter the caller may still score (`mine`), or all of his areas. */
export function listReviewsRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/quality-reviews',
    {
      config: { access: { roles: ['officer', 'analyst', 'leader', 'admin'] } },
      schema: {
        tags: ['quality reviews'],
        summary: '回查清单 list reviews',
        querystring: Query,
        response: { 200: Listed },
      },
    },
    async (request) => {
      const { which, after = '', ...asked } = request.query;
      const { areas, roles } = callerOf(request);
      const reviewer = reviewerOf(request);
      if (which === 'mine' && !reviewerRoles.some((role) => roles.includes(role))) return { rows: [] };
      const wanted = { ...asked, after, areas, ...(which === 'mine' ? { reviewer } : {}) };
      const found = await listReviews(stores, wanted);
      const last = found.length < asked.limit ? undefined : found.at(-1)?.reviewId;
      const rows = found.map((review) => reviewAnswer(review, scoresFor(review, reviewer)));
      return { rows, ...(last === undefined ? {} : { next: last }) };
    },
  );
}
