import { noticeRoutes } from '@haoban/notices/notice-routes';
import { receiptRoute } from '@haoban/notices/receipt-route';
import { createHttp, type Http, type HttpOptions } from '@haoban/service-kit/http';
import { cancelLightRoute } from './api/cancel-light.ts';
import { carrierRoutes } from './api/carriers.ts';
import { checkLicenceRoutes } from './api/check-licence.ts';
import { completeDeliveryRoute } from './api/complete-delivery.ts';
import type { Deps } from './api/deps.ts';
import { dispatchDeliveryRoute } from './api/dispatch-delivery.ts';
import { failDeliveryRoute } from './api/fail-delivery.ts';
import { listDeliveriesRoute } from './api/list-deliveries.ts';
import { listWorkRoute } from './api/list-work.ts';
import { deliveryProblems } from './api/problems.ts';
import { requestDeliveryRoute } from './api/request-delivery.ts';
import { rerouteDeliveryRoute } from './api/reroute-delivery.ts';
import { revokeLicenceRoutes } from './api/revoke-licence.ts';
import { showLicenceRoutes } from './api/show-licences.ts';
import { showSavingsRoute } from './api/show-savings.ts';
import { takeCarrierStatusRoute } from './api/take-carrier-status.ts';

/** The HTTP surface of delivery. */
export async function buildApp(
  deps: Deps,
  http: Pick<HttpOptions, 'check' | 'parts' | 'readings' | 'logLevel'>,
): Promise<Http> {
  const title = '好办 · 送达 Delivery';
  const app = await createHttp({ ...http, service: 'delivery', title, problems: deliveryProblems });
  for (const route of [
    listDeliveriesRoute,
    requestDeliveryRoute,
    dispatchDeliveryRoute,
    completeDeliveryRoute,
    failDeliveryRoute,
    rerouteDeliveryRoute,
    listWorkRoute,
    cancelLightRoute,
    showLicenceRoutes,
    revokeLicenceRoutes,
    checkLicenceRoutes,
    carrierRoutes,
    takeCarrierStatusRoute,
    showSavingsRoute,
  ]) {
    route(app, deps);
  }
  noticeRoutes(app, 'delivery', deps);
  receiptRoute(app, 'delivery', deps);
  return app;
}
