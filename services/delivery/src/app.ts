import { createHttp, type Http, type HttpOptions } from '@haoban/service-kit/http';
import { completeDeliveryRoute } from './api/complete-delivery.ts';
import type { Deps } from './api/deps.ts';
import { dispatchDeliveryRoute } from './api/dispatch-delivery.ts';
import { failDeliveryRoute } from './api/fail-delivery.ts';
import { listDeliveriesRoute } from './api/list-deliveries.ts';
import { deliveryProblems } from './api/problems.ts';
import { requestDeliveryRoute } from './api/request-delivery.ts';

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
  ]) {
    route(app, deps);
  }
  return app;
}
