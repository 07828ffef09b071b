import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { openCase } from '../../core/open-case.ts';
import type { Stores } from '../../db/stores.ts';

/** An accepted filing becomes approval's case. */
export const caseAccepted =
  ({ cases }: Pick<Stores, 'cases'>): Effect =>
  async (event, heard, context) => {
    const { subject, region, time } = event;
    const accepted = { caseId: subject, region, at: time, data: dataOf(event, 'case.accepted.v1') };
    await cases.execute({ subject, region, context, heard, decide: (before) => openCase(before, accepted) });
  };
