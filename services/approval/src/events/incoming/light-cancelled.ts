import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';
import { tellWebhooks } from '../tell-webhooks.ts';

/** A cancelled light stays listed as cancelled and leaves the inbox. */
export const lightCancelled = (stores: Stores): Effect =>
  tellWebhooks(stores, async (event, heard) => {
    await stores.lights.cancel(event);
    await stores.pass(heard);
  });
