import { noticeRoutes } from '@haoban/notices/notice-routes';
import { receiptRoute } from '@haoban/notices/receipt-route';
import { createHttp, type Http, type HttpOptions } from '@haoban/service-kit/http';
import { acceptCaseRoute } from './api/accept-case.ts';
import { cancelLightRoute } from './api/cancel-light.ts';
import { correctOnTheSpotRoute } from './api/correct-on-the-spot.ts';
import { checkPaperRoutes } from './api/check-paper.ts';
import { chooseNoticesRoute } from './api/choose-notices.ts';
import type { Deps } from './api/deps.ts';
import { fileBundleRoute } from './api/file-bundle.ts';
import { fileCaseRoute } from './api/file-case.ts';
import { issueTicketRoute } from './api/issue-ticket.ts';
import { listReferenceRoutes } from './api/list-references.ts';
import { lookUpPartyRoute } from './api/look-up-party.ts';
import { moveTicketRoutes } from './api/move-ticket.ts';
import { filePrereviewRoute } from './api/file-prereview.ts';
import { movePrereviewRoutes } from './api/move-prereview.ts';
import { intakeProblems } from './api/problems.ts';
import { publishReferenceRoutes } from './api/publish-reference.ts';
import { publishThemeRoute } from './api/publish-theme.ts';
import { recordVisitRoute } from './api/record-visit.ts';
import { refuseCaseRoutes } from './api/refuse-case.ts';
import { requestCorrectionRoute } from './api/request-correction.ts';
import { restoreCreditRoute } from './api/restore-credit.ts';
import { resubmitCaseRoute } from './api/resubmit-case.ts';
import { retireItemRoute } from './api/retire-item.ts';
import { showBundleRoute } from './api/show-bundle.ts';
import { setSealRoute } from './api/set-seal.ts';
import { showCaseRoute } from './api/show-case.ts';
import { showCreditRoute } from './api/show-credit.ts';
import { showFileRoutes } from './api/show-file.ts';
import { showPaperRoutes } from './api/show-paper.ts';
import { takeNoticeReplyRoute } from './api/take-notice-reply.ts';
import { transferCaseRoute } from './api/transfer-case.ts';
import { showPrereviewRoute } from './api/show-prereview.ts';
import { uploadFileRoute } from './api/upload-file.ts';
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
    refuseCaseRoutes,
    correctOnTheSpotRoute,
    requestCorrectionRoute,
    resubmitCaseRoute,
    withdrawCaseRoute,
    transferCaseRoute,
    cancelLightRoute,
    showCreditRoute,
    restoreCreditRoute,
    recordVisitRoute,
    fileBundleRoute,
    showBundleRoute,
    filePrereviewRoute,
    showPrereviewRoute,
    movePrereviewRoutes,
    issueTicketRoute,
    moveTicketRoutes,
    publishReferenceRoutes,
    publishThemeRoute,
    listReferenceRoutes,
    retireItemRoute,
    lookUpPartyRoute,
    showPaperRoutes,
    checkPaperRoutes,
    setSealRoute,
    uploadFileRoute,
    showFileRoutes,
    chooseNoticesRoute,
    takeNoticeReplyRoute,
  ]) {
    route(app, deps);
  }
  noticeRoutes(app, 'intake', deps);
  receiptRoute(app, 'intake', deps);
  return app;
}
