import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';

/** Keeps the organisation as it was published last. */
export const orgPublished =
  ({ orgs }: Pick<Stores, 'orgs'>): Effect =>
  async (event, heard, context) => {
    const state = dataOf(event, 'org.published.v1');
    const { subject, region } = event;
    await orgs.execute({ subject, region, context, heard, decide: () => ({ state, events: [] }) });
  };
