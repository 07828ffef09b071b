import { createHttp, type Http, type HttpOptions } from '@haoban/service-kit/http';
import { calendarRoutes } from './api/calendar-routes.ts';
import { checkPaperRoutes } from './api/check-paper.ts';
import { completeStageRoute } from './api/complete-stage.ts';
import { decideCaseRoute } from './api/decide-case.ts';
import type { Deps } from './api/deps.ts';
import { endSuspensionRoute } from './api/end-suspension.ts';
import { graphRoutes } from './api/graph-routes.ts';
import { jointRoutes } from './api/joint-routes.ts';
import { lightRoutes } from './api/light-routes.ts';
import { approvalProblems } from './api/problems.ts';
import { qualityReviewRoutes } from './api/quality-review-routes.ts';
import { reopenCaseRoute } from './api/reopen-case.ts';
import { settleCommitmentRoutes } from './api/settle-commitment.ts';
import { showCaseRoute } from './api/show-case.ts';
import { showCommitmentsRoute } from './api/show-commitments.ts';
import { showPaperRoutes } from './api/show-paper.ts';
import { startSuspensionRoute } from './api/start-suspension.ts';
import { withdrawCaseRoute } from './api/withdraw-case.ts';

/** The HTTP surface of approval. */
export async function buildApp(
  deps: Deps,
  http: Pick<HttpOptions, 'check' | 'parts' | 'readings' | 'logLevel'>,
): Promise<Http> {
  const title = '好办 · 审批 Approval';
  const app = await createHttp({ ...http, service: 'approval', title, problems: approvalProblems });
  for (const route of [
    showCaseRoute,
    showCommitmentsRoute,
    settleCommitmentRoutes,
    completeStageRoute,
    startSuspensionRoute,
    endSuspensionRoute,
    decideCaseRoute,
    withdrawCaseRoute,
    reopenCaseRoute,
    showPaperRoutes,
    checkPaperRoutes,
    ...graphRoutes,
    ...jointRoutes,
    ...lightRoutes,
    ...calendarRoutes,
    ...qualityReviewRoutes,
  ]) {
    route(app, deps);
  }
  return app;
}
