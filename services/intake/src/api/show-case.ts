import type { Http } from '@haoban/service-kit/http';
import { CaseAnswer, caseAnswer } from './case-answer.ts';
import { CaseParams, visibleCase } from './case-command.ts';
import type { Deps } from './deps.ts';

/** GET /api/intake/cases/{caseId} */
export function showCaseRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/intake/cases/:caseId',
    {
      config: { access: { roles: ['window', 'officer', 'leader', 'applicant', 'agent'] } },
      schema: {
        tags: ['cases'],
        summary: '查看办件 show a filing',
        params: CaseParams,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => caseAnswer(await visibleCase(deps, request)),
  );
}
