import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';
import { touchJointsOf } from '../touch-joints.ts';

/** A filing that ended before its acceptance keeps no joint open any more. */
export const filingEnded =
  (stores: Pick<Stores, 'filings' | 'joints' | 'pass'>): Effect =>
  async (event, heard, context) => {
    const { subject, region, time } = event;
    await stores.filings.execute({
      subject,
      region,
      context,
      decide: (before) =>
        before === undefined
          ? { refusal: 'case_unknown' }
          : { state: { ...before, endedAt: time }, events: [] },
    });
    await touchJointsOf(stores, subject, time, context);
    await stores.pass(heard);
  };
