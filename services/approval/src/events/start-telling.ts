import type { Messaging } from '@haoban/messaging/runtime';
import type { Sealing } from '../db/sealed-secret.ts';
import type { Stores } from '../db/stores.ts';
import { selfTestWebhook, type DueDelivery } from '../db/webhook-queue.ts';
import { createLeadOnce } from './lead-once.ts';
import { createSelfTest } from './self-test-lights.ts';
import { startSender, type Recipient } from './send-webhooks.ts';
import { webhookAddress, type WebhookHttp } from './webhook-address.ts';

const tickMs = 30_000;
const keptMs = 30 * 86_400_000;

/** What telling needs of its service; `ownAddress` is where the service listens, once it does. */
export type TellingOptions = {
  readonly pool: Messaging['pool'];
  readonly stores: Stores;
  readonly sealing: Sealing;
  readonly http: WebhookHttp;
  readonly selfTestWebhook?: string | undefined;
  readonly ownAddress: () => URL | undefined;
  readonly timeoutMs?: number;
  readonly warn: (message: string, error: unknown) => void;
};

/** Where a delivery goes: to its webhook, or to the service's own door for self-tests. */
function recipients({ sealing, http, ownAddress }: TellingOptions): (delivery: DueDelivery) => Recipient {
  return ({ webhook, url, sealed_secret }) => {
    if (webhook === selfTestWebhook) {
      const own = ownAddress();
      return own === undefined
        ? { fault: 'this service does not listen yet' }
        : { address: new URL('/internal/self-tests', own), secret: sealing.selfTestSecret };
    }
    const address = url === null ? undefined : webhookAddress(url, http);
    if (address === undefined || sealed_secret === null) return { fault: 'the address is not allowed' };
    return { address, secret: sealing.open(webhook, sealed_secret) };
  };
}

/** Tells webhooks and tests daily that a light arrives, in one process at a time, until `stop`. */
export function startTelling(options: TellingOptions): { stop: () => Promise<void> } {
  const { pool, stores, warn, timeoutMs } = options;
  const { webhookQueue: queue, selfTests, now } = stores;
  const selfTest = createSelfTest({ selfTests, queue, webhook: options.selfTestWebhook, now, warn });
  let tickedMs = -Infinity;
  const tick = async (): Promise<void> => {
    if (performance.now() - tickedMs < tickMs || options.ownAddress() === undefined) return;
    tickedMs = performance.now();
    await selfTest.tick();
    await queue.forget(new Date(now().getTime() - keptMs));
  };
  return startSender({
    queue,
    recipientOf: recipients(options),
    leadOnce: createLeadOnce(pool, warn),
    now,
    beforehand: tick,
    arrived: selfTest.arrived,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    warn,
  });
}
