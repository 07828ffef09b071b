import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';

/** Keeps the area as it was published last: its zone, its calendar, what a trip costs. */
export const areaPublished =
  ({ areas }: Pick<Stores, 'areas'>): Effect =>
  async (event, heard, context) => {
    const state = dataOf(event, 'area.published.v1');
    const { subject, region } = event;
    await areas.execute({ subject, region, context, heard, decide: () => ({ state, events: [] }) });
  };
