import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { scoreOf } from '../core/quality-checklist.ts';
import { reviewerRoles, type Review } from '../core/quality-review.ts';
import { scoreReview } from '../core/score-review.ts';
import type { Deps } from './deps.ts';
import { MarksBody, reviewerOf } from './quality-review-answer.ts';
import { ReviewParams } from './show-quality-review.ts';

const Body = strictObject({
  marks: MarksBody,
  note: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
});
const Scored = Type.Object({ reviewId: Type.String(), score: Type.Number(), at: Type.String() });

/** POST /api/approval/quality-reviews/{reviewId}/scores: the marks of one reviewer, who has not seen the others'. */
export function scoreReviewRoute(app: Http, { stores, receipts, now }: Deps): void {
  app.post(
    '/api/approval/quality-reviews/:reviewId/scores',
    {
      config: { access: { roles: reviewerRoles } },
      schema: {
        tags: ['quality reviews'],
        summary: '回查评分 score a review',
        params: ReviewParams,
        body: Body,
        response: { 201: Scored },
      },
    },
    async (request, reply) => {
      const { reviewId } = request.params;
      const scored = await answerOnce(request, receipts, Scored, async (stub) => {
        const command = { at: now().toISOString(), reviewer: reviewerOf(request), ...request.body };
        const answer = { reviewId, score: scoreOf(command.marks), at: command.at };
        const outcome = await stores.reviews.execute({
          subject: reviewId,
          region: (state) => state.region,
          context: contextOf(request),
          receipt: () => ({ ...stub, status: 201, response: answer }),
          decide: withinAreas(request, 'review_unknown', (state: Review) => scoreReview(state, command)),
        });
        orProblem(outcome);
        return answer;
      });
      return reply.code(201).send(scored);
    },
  );
}
