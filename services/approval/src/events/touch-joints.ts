import type { Context } from '@haoban/messaging/change';
import type { Effect } from '@haoban/messaging/consumer';
import { jointsOf } from '../core/joint.ts';
import { touchJoint } from '../core/open-joint.ts';
import type { Stores } from '../db/stores.ts';

type Joined = Pick<Stores, 'joints' | 'filings' | 'pass'>;

/** Has the joints of a case look at their cases; doing it twice changes nothing. */
export async function touchJointsOf(
  { joints, filings }: Joined,
  caseId: string,
  at: string,
  context: Context,
): Promise<void> {
  const filing = (await filings.load(caseId))?.state;
  for (const { jointId } of filing === undefined ? [] : jointsOf(filing)) {
    await joints.execute({
      subject: jointId,
      region: (state) => state.region,
      context,
      decide: (before, world) => touchJoint(before, world, at),
    });
  }
}

/** The joints of a case look at it before the event's other effect, if it has one; a crash in between repeats the look. */
export const touchJoints =
  (stores: Joined, effect?: Effect): Effect =>
  async (event, heard, context) => {
    await touchJointsOf(stores, event.subject, event.time, context);
    if (effect === undefined) await stores.pass(heard);
    else await effect(event, heard, context);
  };
