import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';

/** Keeps the theme as it was published last. */
export const themePublished =
  ({ themes }: Pick<Stores, 'themes'>): Effect =>
  async (event, heard, context) => {
    const state = dataOf(event, 'theme.published.v1');
    const { subject, region } = event;
    await themes.execute({ subject, region, context, heard, decide: () => ({ state, events: [] }) });
  };
