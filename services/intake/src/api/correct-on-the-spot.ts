import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { correctOnTheSpot } from '../core/correct-on-the-spot.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';

const Body = strictObject({
  mended: Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { minItems: 1, maxItems: 100 }),
  materials: Type.Array(Code, {
    maxItems: 200,
    default: [],
    description: 'codes of materials that were to come late, or were promised, and are here now',
  }),
});

/** POST /api/intake/cases/{caseId}/on-the-spot-correction: mended at once, without a notice (Idempotency-Key). */
export function correctOnTheSpotRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/cases/:caseId/on-the-spot-correction',
    {
      config: { access: { roles: ['window', 'officer'] } },
      schema: {
        tags: ['cases'],
        summary: '当场更正 correct on the spot',
        params: CaseParams,
        body: Body,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const mending = { at: deps.now().toISOString(), officer: callerOf(request).id, ...request.body };
      return answerOnce(request, deps.receipts, CaseAnswer, (stub) =>
        commandCase(deps, request, (before) => correctOnTheSpot(before, mending), stub),
      );
    },
  );
}
