import { acknowledgeNoticeRoute } from './acknowledge-notice.ts';
import { cancelLightRoute } from './cancel-light.ts';
import { listDeliveriesRoute } from './list-deliveries.ts';
import { listLightsRoute } from './list-lights.ts';
import { listNoticesRoute } from './list-notices.ts';
import { listSelfTestsRoute } from './list-self-tests.ts';
import { putWebhookRoute } from './put-webhook.ts';
import { receiveSelfTestRoute } from './receive-self-test.ts';
import { removeWebhookRoute } from './remove-webhook.ts';
import { sendAgainRoute } from './send-again.ts';
import { showClockRoute } from './show-clock.ts';
import { showWebhooksRoutes } from './show-webhooks.ts';

/** Clocks, lights, and whom they are told to. */
export const lightRoutes = [
  showClockRoute,
  listLightsRoute,
  cancelLightRoute,
  listNoticesRoute,
  acknowledgeNoticeRoute,
  putWebhookRoute,
  showWebhooksRoutes,
  removeWebhookRoute,
  listDeliveriesRoute,
  sendAgainRoute,
  listSelfTestsRoute,
  receiveSelfTestRoute,
];
