import { createHttp, type Http, type HttpOptions } from '@haoban/service-kit/http';
import { acceptCaseRoute } from './api/accept-case.ts';
import type { Deps } from './api/deps.ts';
import { fileCaseRoute } from './api/file-case.ts';
import { issueTicketRoute } from './api/issue-ticket.ts';
import { listReferenceRoutes } from './api/list-references.ts';
import { lookUpPartyRoute } from './api/look-up-party.ts';
import { moveTicketRoutes } from './api/move-ticket.ts';
import { intakeProblems } from './api/problems.ts';
import { publishReferenceRoutes } from './api/publish-reference.ts';
import { recordVisitRoute } from './api/record-visit.ts';
import { refuseCaseRoute } from './api/refuse-case.ts';
import { requestCorrectionRoute } from './api/request-correction.ts';
import { resubmitCaseRoute } from './api/resubmit-case.ts';
import { retireItemRoute } from './api/retire-item.ts';
import { showCaseRoute } from './api/show-case.ts';
import { withdrawCaseRoute } from './api/withdraw-case.ts';

/** The HTTP surface of intake. */
export async function buildApp(
  deps: Deps,
  http: Pick<HttpOptions, 'check' | 'parts' | 'readings' | 'logLevel'>,
): Promise<Http> {
  const app = await createHttp({
    ...http,
    service: 'intake',
    title: '好办 · 收件 Intake',
    problems: intakeProblems,
  });
  for (const route of [
    fileCaseRoute,
    showCaseRoute,
    acceptCaseRoute,
    refuseCaseRoute,
    requestCorrectionRoute,
    resubmitCaseRoute,
    withdrawCaseRoute,
    recordVisitRoute,
    issueTicketRoute,
    moveTicketRoutes,
    publishReferenceRoutes,
    listReferenceRoutes,
    retireItemRoute,
    lookUpPartyRoute,
  ]) {
    route(app, deps);
  }
  return app;
}
