import type { Http } from '@haoban/service-kit/http';
import { CaseParams, visibleCase } from './case-command.ts';
import { CommitmentsAnswer, commitmentsAnswer } from './commitment-answer.ts';
import type { Deps } from './deps.ts';

/** GET /api/approval/cases/{caseId}/commitments */
export function showCommitmentsRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/approval/cases/:caseId/commitments',
    {
      config: { access: { roles: ['officer', 'window', 'leader', 'approver'] } },
      schema: {
        tags: ['commitments'],
        summary: '查看容缺与承诺 show what a case was accepted without',
        params: CaseParams,
        response: { 200: CommitmentsAnswer },
      },
    },
    async (request) => commitmentsAnswer(await visibleCase(deps, request)),
  );
}
