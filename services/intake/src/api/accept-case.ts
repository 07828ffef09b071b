import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { acceptCase } from '../core/accept-case.ts';
import { isBlocked } from '../core/credit.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase, visibleCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { getArea, getItem } from './references.ts';

/** POST /api/intake/cases/{caseId}/acceptance */
export function acceptCaseRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/cases/:caseId/acceptance',
    {
      config: { access: { roles: ['window', 'officer'] } },
      schema: {
        tags: ['cases'],
        summary: '受理 accept a filing',
        params: CaseParams,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const { submission, region } = await visibleCase(deps, request);
      const [item, area, credit] = await Promise.all([
        getItem(deps, submission.itemCode),
        getArea(deps, region),
        deps.stores.credits.load(submission.applicantRef),
      ]);
      const blocked = isBlocked(credit?.state);
      const at = deps.now().toISOString();
      const officer = callerOf(request).id;
      return commandCase(deps, request, (before) => acceptCase(before, { at, officer, item, area, blocked }));
    },
  );
}
