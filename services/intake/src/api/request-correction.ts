import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { requestCorrection } from '../core/request-correction.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';

const Missing = Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { minItems: 1, maxItems: 100 });

/** POST /api/intake/cases/{caseId}/correction-request: the one notice that lists everything missing. */
export function requestCorrectionRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/cases/:caseId/correction-request',
    {
      config: { access: { roles: ['window', 'officer'] } },
      schema: {
        tags: ['cases'],
        summary: '一次性告知补正 ask for correction, once',
        params: CaseParams,
        body: strictObject({ missing: Missing }),
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const command = {
        at: deps.now().toISOString(),
        officer: callerOf(request).id,
        missing: request.body.missing,
      };
      return commandCase(deps, request, (before) => requestCorrection(before, command));
    },
  );
}
