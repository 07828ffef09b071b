import type { Envelope } from '@haoban/contracts/envelope';
import type { Effect } from '@haoban/messaging/consumer';
import { hearMoment, type Told } from '../core/hear-moment.ts';
import type { Moment, Place } from '../core/subject.ts';
import type { Stores } from '../db/stores.ts';

type Also = Pick<Told, 'applicantRef' | 'caseIds'>;

/**
 * The effect of an event that makes a node of its subject ratable, or (no place) not ratable any more; `alsoOf` is
 * what else it tells of the subject.
 */
export const keepMoment =
  (
    { subjects }: Stores,
    moment: Moment,
    placeOf: (event: Envelope) => Place | undefined,
    alsoOf: (event: Envelope) => Also = () => ({}),
  ): Effect =>
  async (event, heard, context) => {
    const { subject, region, time } = event;
    const place = placeOf(event);
    const fact = place && { at: time, region, ...place };
    await subjects.execute({
      subject,
      region: (state) => state.region,
      context,
      heard,
      decide: (before) => hearMoment(before, { subject, region, moment, fact, ...alsoOf(event) }),
    });
  };
