import { noticeRoutes } from '@haoban/notices/notice-routes';
import { receiptRoute } from '@haoban/notices/receipt-route';
import { createHttp, type Http, type HttpOptions } from '@haoban/service-kit/http';
import type { Deps } from './api/deps.ts';
import { deviceRoutes } from './api/device-routes.ts';
import { enterRatingRoute } from './api/enter-rating.ts';
import { exportRatingsRoute } from './api/export-ratings.ts';
import { importRatingsRoute } from './api/import-ratings.ts';
import { inviteRatingRoute } from './api/invite-rating.ts';
import { limitLinks } from './api/limit-links.ts';
import { listAlarmsRoute } from './api/list-alarms.ts';
import { listCanariesRoute } from './api/list-canaries.ts';
import { listRatingsRoute } from './api/list-ratings.ts';
import { openLinkRoute } from './api/open-link.ts';
import { orderRoutes } from './api/order-routes.ts';
import { ratingProblems } from './api/problems.ts';
import { rateVisitRoute } from './api/rate-visit.ts';
import { receiveReplyRoute } from './api/receive-reply.ts';
import { renewDeviceRoute } from './api/renew-device.ts';
import { settingsRoutes } from './api/settings-routes.ts';
import { showCatalogueRoute } from './api/show-catalogue.ts';
import { showSubjectRoute } from './api/show-subject.ts';
import { showTaskRoute } from './api/show-task.ts';
import { submitRatingRoute } from './api/submit-rating.ts';

/** The HTTP surface of rating. */
export async function buildApp(
  deps: Deps,
  http: Pick<HttpOptions, 'check' | 'parts' | 'readings' | 'logLevel' | 'trustedProxies'>,
): Promise<Http> {
  const app = await createHttp({
    ...http,
    service: 'rating',
    title: '好办 · 评价 Rating',
    problems: ratingProblems,
  });
  await limitLinks(app, deps);
  for (const route of [
    inviteRatingRoute,
    openLinkRoute,
    submitRatingRoute,
    receiveReplyRoute,
    enterRatingRoute,
    listRatingsRoute,
    listAlarmsRoute,
    listCanariesRoute,
    deviceRoutes,
    showTaskRoute,
    rateVisitRoute,
    renewDeviceRoute,
    settingsRoutes,
    showSubjectRoute,
    showCatalogueRoute,
    exportRatingsRoute,
    importRatingsRoute,
    ...orderRoutes,
  ]) {
    route(app, deps);
  }
  noticeRoutes(app, 'rating', deps);
  receiptRoute(app, 'rating', deps);
  return app;
}
