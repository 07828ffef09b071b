import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';

/** Keeps the organisation as it was published last: licences bear its name. */
export const orgPublished =
  ({ organisations }: Pick<Stores, 'organisations'>): Effect =>
  async (event, heard, context) => {
    const state = dataOf(event, 'org.published.v1');
    const { subject, region } = event;
    await organisations.execute({ subject, region, context, heard, decide: () => ({ state, events: [] }) });
  };
