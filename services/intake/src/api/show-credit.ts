import type { Http } from '@haoban/service-kit/http';
import { CaseParams, visibleCase } from './case-command.ts';
import { CreditAnswer, creditAnswer } from './credit-answer.ts';
import type { Deps } from './deps.ts';

/** GET /api/intake/cases/{caseId}/credit: the promises that the applicant of this case broke. */
export function showCreditRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/intake/cases/:caseId/credit',
    {
      config: { access: { roles: ['window', 'officer', 'approver', 'leader'] } },
      schema: {
        tags: ['credit'],
        summary: '查看承诺信用 show the credit of an applicant',
        params: CaseParams,
        response: { 200: CreditAnswer },
      },
    },
    async (request) => {
      const { submission } = await visibleCase(deps, request);
      return creditAnswer((await deps.stores.credits.load(submission.applicantRef))?.state);
    },
  );
}
