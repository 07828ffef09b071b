import type { Envelope } from '@haoban/contracts/envelope';
import type { Messaging } from '@haoban/messaging/runtime';

/** A delivery that may be tried now; the webhook's address and sealed secret are null for the service's self-test. */
export type DueDelivery = {
  readonly delivery_id: string;
  readonly webhook: string;
  readonly event_id: string;
  readonly subject: string;
  readonly body: string;
  readonly not_before: Date;
  readonly attempts: number;
  readonly url: string | null;
  readonly sealed_secret: string | null;
};

/** The name under which the service's self-tests are queued for itself. */
export const selfTestWebhook = 'self-test';

/**
 * What supervising systems are still to be told, in `webhook_deliveries`. A row is written before an event counts as
 * heard and stays until it was answered or given up, so that no crash loses one; a subscriber has it once an event.
 */
export function createWebhookQueue(pool: Messaging['pool']) {
  return {
    /** Queues an event for one webhook, or for the service itself. */
    addFor: async (webhook: string, event: Envelope, now: Date): Promise<void> => {
      const { id, type, subject } = event;
      await pool.query(
        `insert into webhook_deliveries (webhook, event_id, type, subject, body, not_before, next_try_at)
         values ($1, $2, $3, $4, $5, $6, $6) on conflict (webhook, event_id) do nothing`,
        [webhook, id, type, subject, JSON.stringify(event), now],
      );
    },

    /** Up to `most` deliveries of each webhook that may go now: of a subject the first that waits, never one in hand. */
    due: async (now: Date, most: number, inHand: readonly string[]): Promise<DueDelivery[]> => {
      const { rows } = await pool.query<DueDelivery>({
        name: 'webhook-due',
        text: `select d.*, w.url, w.sealed_secret
          from (select code, url, sealed_secret from webhooks union all select $4, null, null) w
          cross join lateral (
            select delivery_id, webhook, event_id, subject, body, not_before, attempts from webhook_deliveries d
            where d.webhook = w.code and d.state = 'waiting' and d.next_try_at <= $1
              and d.delivery_id <> all($3::uuid[])
              and not exists (select from webhook_deliveries before where before.webhook = d.webhook
                and before.subject = d.subject and before.state = 'waiting' and before.position < d.position)
            order by d.next_try_at, d.position limit $2
          ) d`,
        values: [now, most, inHand, selfTestWebhook],
      });
      return rows;
    },
    /** Forgets what ended before an instant. */
    forget: async (before: Date): Promise<void> => {
      await pool.query("delete from webhook_deliveries where state <> 'waiting' and ended_at < $1", [before]);
    },

    ...outcomes(pool),
    ...figures(pool),
  };
}
export type WebhookQueue = ReturnType<typeof createWebhookQueue>;

/** What became of deliveries. */
const outcomes = (pool: Messaging['pool']) => ({
  delivered: async (deliveryId: string, now: Date): Promise<void> => {
    await pool.query({
      name: 'webhook-delivered',
      text: `update webhook_deliveries set state = 'delivered', attempts = attempts + 1, last_error = null, ended_at = $2
          where delivery_id = $1`,
      values: [deliveryId, now],
    });
  },

  /** Notes a failed try: the next one is at an instant, or there is none. */
  failed: async (deliveryId: string, why: string, nextTryAt: Date | undefined, now: Date): Promise<void> => {
    await pool.query(
      `update webhook_deliveries set attempts = attempts + 1, last_error = $2, next_try_at = coalesce($3, next_try_at),
           state = case when $3::timestamptz is null then 'given_up' else 'waiting' end,
           ended_at = case when $3::timestamptz is null then $4::timestamptz end
         where delivery_id = $1 and state = 'waiting'`,
      [deliveryId, why.slice(0, 500), nextTryAt ?? null, now],
    );
  },

  /** Sends a delivery once more from now on, whatever became of it; false when the webhook has no such. */
  again: async (webhook: string, deliveryId: string, now: Date): Promise<boolean> => {
    const { rowCount } = await pool.query(
      `update webhook_deliveries set state = 'waiting', attempts = 0, not_before = $3, next_try_at = $3, ended_at = null
         where webhook = $1 and delivery_id::text = $2`,
      [webhook, deliveryId, now],
    );
    return rowCount === 1;
  },
});

function figures(pool: Messaging['pool']) {
  const count = async (text: string, values: unknown[]): Promise<number> =>
    Number((await pool.query<{ n: string }>(text, values)).rows[0]?.n ?? 0);
  return {
    waiting: (now: Date): Promise<number> =>
      count("select count(*) as n from webhook_deliveries where state = 'waiting' and not_before <= $1", [
        now,
      ]),
    givenUp: (): Promise<number> =>
      count("select count(*) as n from webhook_deliveries where state = 'given_up'", []),
  };
}
