import type { Envelope } from '@haoban/contracts/envelope';
import type { Effect } from '@haoban/messaging/consumer';
import { nextOpening } from '@haoban/sla-clock/office-hours';
import type { Stores } from '../db/stores.ts';
import type { Telling } from '../db/told.ts';

type Tellers = Pick<Stores, 'told' | 'hallPlaceOf' | 'daysOf' | 'now'>;

/** When an event is told: now, and at the next opening of its hall; that is now too while no calendar says. */
export async function tellingOf(
  { hallPlaceOf, daysOf, now: clock }: Tellers,
  { subject, region }: Envelope,
): Promise<Telling> {
  const { calendar, hours, zone } = await daysOf(await hallPlaceOf(subject, region));
  const now = clock();
  if (calendar === undefined) return { now, opening: now };
  return { now, opening: new Date(nextOpening(calendar, hours, zone, now.getTime())) };
}

/**
 * Queues an event for the webhooks that asked for it, then has its other effect if there is one. Queueing twice
 * changes nothing, so that a crash in between loses and repeats nothing.
 */
export const tellWebhooks =
  (stores: Tellers, effect?: Effect): Effect =>
  async (event, heard, context) => {
    const telling = await tellingOf(stores, event);
    if (effect === undefined) return stores.told.hear(event, telling, heard);
    await stores.told.queue(event, telling);
    await effect(event, heard, context);
  };
