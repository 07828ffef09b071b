import { createHttp, type Http, type HttpOptions } from '@haoban/service-kit/http';
import { completeStageRoute } from './api/complete-stage.ts';
import { decideCaseRoute } from './api/decide-case.ts';
import type { Deps } from './api/deps.ts';
import { endSuspensionRoute } from './api/end-suspension.ts';
import { approvalProblems } from './api/problems.ts';
import { publishCalendarRoute } from './api/publish-calendar.ts';
import { reopenCaseRoute } from './api/reopen-case.ts';
import { showCalendarRoute } from './api/show-calendar.ts';
import { showCaseRoute } from './api/show-case.ts';
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
    completeStageRoute,
    startSuspensionRoute,
    endSuspensionRoute,
    decideCaseRoute,
    withdrawCaseRoute,
    reopenCaseRoute,
    publishCalendarRoute,
    showCalendarRoute,
  ]) {
    route(app, deps);
  }
  return app;
}
