import { setTimeout as delay } from 'node:timers/promises';
import { webhookPatienceMs, webhookRetryMs } from '../core/webhook-retry.ts';
import type { DueDelivery, WebhookQueue } from '../db/webhook-queue.ts';
import type { LeadOnce } from './lead-once.ts';
import { postWebhook } from './post-webhook.ts';
import { signMessage } from '@haoban/service-kit/signature';

const pollMs = 250;
const timeoutMs = 10_000;
const atOnce = 4;

/** Where a delivery goes and what it is signed with, or why it can't go. */
export type Recipient = { readonly address: URL; readonly secret: string } | { readonly fault: string };

/** The queue, whose recipients it knows, and the service's time. */
export type SenderOptions = {
  readonly queue: WebhookQueue;
  readonly recipientOf: (delivery: DueDelivery) => Recipient;
  readonly leadOnce: LeadOnce;
  readonly now: () => Date;
  /** Called before each look at the queue by the process that sends. */
  readonly beforehand: () => Promise<void>;
  /** Called after each delivery that arrived. */
  readonly arrived: (delivery: DueDelivery) => Promise<void>;
  readonly timeoutMs?: number;
  readonly warn: (message: string, error: unknown) => void;
};

/**
 * Tells webhooks what is queued for them: each subject in order, at most four deliveries at once for each of them, so
 * that a slow one holds up nobody else. What fails is tried again under the same id with growing pauses for three days.
 * One process sends at a time.
 */
export function startSender(options: SenderOptions): { stop: () => Promise<void> } {
  const { queue, leadOnce, now, warn } = options;
  const inHand = new Map<string, { readonly webhook: string; readonly done: Promise<void> }>();
  const stopping = new AbortController();
  const settle = settler(options, stopping.signal);

  const handled = (webhook: string): number =>
    [...inHand.values()].filter((held) => held.webhook === webhook).length;

  const send = async (): Promise<void> => {
    await options.beforehand();
    const due = await queue.due(now(), atOnce, [...inHand.keys()]);
    for (const delivery of due) {
      const { delivery_id: id, webhook } = delivery;
      if (handled(webhook) >= atOnce) continue;
      const done = settle(delivery)
        .catch((error: unknown) => warn(`the delivery ${id} will be tried again`, error))
        .finally(() => inHand.delete(id));
      inHand.set(id, { webhook, done });
    }
    if (inHand.size === 0 || due.length === 0) return void (await pause());
    await Promise.race([...[...inHand.values()].map(({ done }) => done), pause()]);
  };
  const pause = (): Promise<unknown> =>
    delay(pollMs, undefined, { signal: stopping.signal }).catch(() => undefined);

  const running = leadOnce('haoban webhooks', send, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await Promise.all([...inHand.values()].map(({ done }) => done));
    },
  };
}

/** Tries one delivery and notes what became of it. */
function settler(options: SenderOptions, stopping: AbortSignal) {
  const { queue, recipientOf, now, arrived, warn } = options;

  const attempt = async (delivery: DueDelivery): Promise<string | undefined> => {
    const { delivery_id: id, body } = delivery;
    const recipient = recipientOf(delivery);
    if ('fault' in recipient) return recipient.fault;
    const { address, secret } = recipient;
    const headers = { 'haoban-delivery': id, 'haoban-signature': signMessage(secret, id, body, now()) };
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(options.timeoutMs ?? timeoutMs)]);
    return postWebhook({ address, headers, body, signal });
  };

  return async (delivery: DueDelivery): Promise<void> => {
    const { delivery_id: id, webhook, not_before, attempts } = delivery;
    const fault = await attempt(delivery);
    const at = now();
    if (fault === undefined) {
      await queue.delivered(id, at);
      return arrived(delivery);
    }
    // broken off by the shutdown: nobody failed
    if (stopping.aborted) return;
    const over = at.getTime() - not_before.getTime() >= webhookPatienceMs;
    const next = over ? undefined : new Date(at.getTime() + webhookRetryMs(attempts + 1, Math.random()));
    await queue.failed(id, fault, next, at);
    if (over) warn(`webhook ${webhook} was not reached for three days; delivery ${id} is given up`, fault);
  };
}
