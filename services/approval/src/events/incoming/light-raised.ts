import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';
import { tellingOf } from '../tell-webhooks.ts';

/** A light of any service is listed, told to supervising systems, and to its organisation at the next opening. */
export const lightRaised =
  (stores: Stores): Effect =>
  async (event, heard) =>
    stores.told.hearLight(event, await tellingOf(stores, event), heard);
