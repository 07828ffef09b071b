import type { Http } from '@haoban/service-kit/http';
import { withdrawCase } from '../core/withdraw-case.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase, ReasonBody } from './case-command.ts';
import type { Deps } from './deps.ts';

/** POST /api/intake/cases/{caseId}/withdrawal */
export function withdrawCaseRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/cases/:caseId/withdrawal',
    {
      config: { access: { roles: ['window', 'applicant', 'agent'] } },
      schema: {
        tags: ['cases'],
        summary: '撤件 withdraw a filing',
        params: CaseParams,
        body: ReasonBody,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const command = { at: deps.now().toISOString(), reason: request.body.reason ?? '' };
      return commandCase(deps, request, (before) => withdrawCase(before, command));
    },
  );
}
