import type { Http } from '@haoban/service-kit/http';
import { orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { Type } from 'typebox';
import { scoresFor, type Review } from '../core/quality-review.ts';
import type { Deps } from './deps.ts';
import {
  Checklist,
  checklistAnswer,
  ReviewAnswer,
  reviewAnswer,
  reviewerOf,
} from './quality-review-answer.ts';

export const ReviewParams = Type.Object({ reviewId: Type.String({ maxLength: 80 }) });
const Shown = Type.Object({ ...ReviewAnswer.properties, criteria: Checklist.properties.criteria });

/** GET /api/approval/quality-reviews/{reviewId}: the case to look at, the checklist, and the scores one may see. */
export function showReviewRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/quality-reviews/:reviewId',
    {
      config: { access: { roles: ['officer', 'analyst', 'leader', 'admin'] } },
      schema: {
        tags: ['quality reviews'],
        summary: '查看回查 show a review',
        params: ReviewParams,
        response: { 200: Shown },
      },
    },
    async (request) => {
      const found = await stores.reviews.load(request.params.reviewId);
      const review = orProblem(
        withinAreas(request, 'review_unknown', (state: Review) => state)(found?.state),
      );
      const scores = scoresFor(review, reviewerOf(request));
      return { ...reviewAnswer(review, scores), criteria: checklistAnswer().criteria };
    },
  );
}
