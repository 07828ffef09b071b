import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';

/** Keeps the filing until it is accepted: its hall, project, bundle and papers belong to the case. */
export const caseSubmitted =
  ({ filings }: Pick<Stores, 'filings'>): Effect =>
  async (event, heard, context) => {
    const state = dataOf(event, 'case.submitted.v1');
    const { subject, region } = event;
    await filings.execute({ subject, region, context, heard, decide: () => ({ state, events: [] }) });
  };
