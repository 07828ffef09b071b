import { randomUUID } from 'node:crypto';
import { callerOf, requireArea } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { takeSample } from '../db/sample-reviews.ts';
import type { Deps } from './deps.ts';
import { Quarter, Region, SampleAnswer, sampleAnswer } from './sample-answer.ts';

const Body = strictObject({
  quarter: Quarter,
  region: Region,
  seed: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  share: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
  cap: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  tolerance: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
});
// 5 % of each organisation and item, at most 50 cases; ten points apart are still agreement
const usual = { share: 0.05, cap: 50, tolerance: 10 };

/**
 * POST /api/approval/quality-reviews/samples: one draw a quarter and region, so it needs no Idempotency-Key; asked for
 * again it answers with the one that was drawn.
 */
export function sampleReviewsRoute(app: Http, { stores, now }: Deps): void {
  app.post(
    '/api/approval/quality-reviews/samples',
    {
      config: { access: { roles: ['admin', 'leader'] } },
      schema: {
        tags: ['quality reviews'],
        summary: '质量回查抽样 draw the sample of a quarter',
        body: Body,
        response: { 200: SampleAnswer },
      },
    },
    async (request) => {
      const { body } = request;
      requireArea(callerOf(request), body.region);
      // nobody can know the draw before it is made
      const asked = { ...usual, seed: randomUUID(), ...body };
      const sample = await takeSample(stores, asked, {
        ...contextOf(request),
        at: now().toISOString(),
        isSame: (drawn) =>
          (['seed', 'share', 'cap', 'tolerance'] as const).every(
            (key) => body[key] === undefined || body[key] === drawn[key],
          ),
      });
      return sampleAnswer(orProblem(sample));
    },
  );
}
