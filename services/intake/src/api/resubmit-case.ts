import type { Http } from '@haoban/service-kit/http';
import { resubmitCase } from '../core/resubmit-case.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';

/** POST /api/intake/cases/{caseId}/resubmission */
export function resubmitCaseRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/cases/:caseId/resubmission',
    {
      config: { access: { roles: ['window', 'applicant', 'agent'] } },
      schema: {
        tags: ['cases'],
        summary: '补正提交 resubmit',
        params: CaseParams,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const at = deps.now().toISOString();
      return commandCase(deps, request, (before) => resubmitCase(before, { at }));
    },
  );
}
