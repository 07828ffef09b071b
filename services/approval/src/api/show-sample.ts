import { callerOf, requireArea } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { reviewProgress } from '../db/quality-reviews.ts';
import { sampleIdOf } from '../db/sample-reviews.ts';
import type { Deps } from './deps.ts';
import { Quarter, Region, SampleAnswer, sampleAnswer } from './sample-answer.ts';

const Shown = Type.Object({
  ...SampleAnswer.properties,
  progress: Type.Object({
    unscored: Type.Integer(),
    scoredOnce: Type.Integer(),
    disputed: Type.Integer(),
    final: Type.Integer(),
    mean: Type.Union([Type.Number(), Type.Null()]),
  }),
});

/** GET /api/approval/quality-reviews/samples/{quarter}: the draw of a region and how far its reviews are. */
export function showSampleRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/quality-reviews/samples/:quarter',
    {
      config: { access: { roles: ['admin', 'leader', 'analyst'] } },
      schema: {
        tags: ['quality reviews'],
        summary: '质量回查进度 the sample of a quarter',
        params: Type.Object({ quarter: Quarter }),
        querystring: strictObject({ region: Region }),
        response: { 200: Shown },
      },
    },
    async (request) => {
      const { quarter } = request.params;
      const { region } = request.query;
      requireArea(callerOf(request), region);
      const found = await stores.samples.load(sampleIdOf(quarter, region));
      if (found === undefined) throw new ProblemError('sample_unknown');
      return { ...sampleAnswer(found.state), progress: await reviewProgress(stores, quarter, region) };
    },
  );
}
