import { callerOf } from '@haoban/service-kit/access';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { checklist } from '../core/quality-checklist.ts';
import type { Review, Reviewer, Score } from '../core/quality-review.ts';

const Mark = Type.Integer({ minimum: 0, maximum: 100 });

/** A mark for each criterion of the checklist. */
export const MarksBody = strictObject({
  papersComplete: Mark,
  termKept: Mark,
  reasonsGiven: Mark,
  procedureRight: Mark,
  recordsWhole: Mark,
});

/** A review as its reader may see it: the scores of others only once it is final. */
export const ReviewAnswer = Type.Object({
  reviewId: Type.String(),
  quarter: Type.String(),
  caseId: Type.String(),
  org: Type.String(),
  item: Type.String(),
  status: Type.Enum(['open', 'disputed', 'final']),
  checklist: Type.Integer(),
  final: Type.Optional(Type.Number()),
  scores: Type.Array(
    Type.Object({
      reviewer: Type.String(),
      marks: MarksBody,
      score: Type.Number(),
      note: Type.Optional(Type.String()),
      at: Type.String(),
    }),
  ),
});

/** Who reads or scores, as the decisions know him. */
export function reviewerOf(request: FastifyRequest): Reviewer {
  const { id, org } = callerOf(request);
  return { id, org };
}

export function reviewAnswer(
  { officers: _officers, tolerance: _tolerance, region: _region, ...review }: Review,
  scores: readonly Score[],
): Static<typeof ReviewAnswer> {
  return { ...review, scores: scores.map(({ marks, ...score }) => ({ ...score, marks: { ...marks } })) };
}

/** The checklist as people read it. */
export const Checklist = Type.Object({
  version: Type.Integer(),
  criteria: Type.Array(
    Type.Object({ code: Type.String(), weight: Type.Integer(), zh: Type.String(), en: Type.String() }),
  ),
});
export const checklistAnswer = (): Static<typeof Checklist> => ({
  version: checklist.version,
  criteria: checklist.criteria.map((criterion) => ({ ...criterion })),
});
