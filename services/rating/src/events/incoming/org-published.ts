import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import type { Org } from '../../core/org.ts';
import type { Stores } from '../../db/stores.ts';

/** Keeps whom an organisation answers to: a bad follow-up re-opens an order to there. */
export const orgPublished =
  ({ orgs }: Stores): Effect =>
  async (event, heard, context) => {
    const { area, parent } = dataOf(event, 'org.published.v1');
    const state: Org = { region: area, ...(parent === undefined ? {} : { parent }) };
    const { subject, region } = event;
    await orgs.execute({ subject, region, context, heard, decide: () => ({ state, events: [] }) });
  };
