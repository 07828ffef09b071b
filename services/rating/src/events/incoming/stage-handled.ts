import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { hearOfficer } from '../../core/hear-officer.ts';
import type { Stores } from '../../db/stores.ts';

type Handling = 'stage.started.v1' | 'stage.completed.v1' | 'stage.opinion_given.v1';

/** Notes who started, completed or gave an opinion in a stage: they had a part in the case. */
export const stageHandled =
  ({ subjects }: Stores, type: Handling): Effect =>
  async (event, heard, context) => {
    const { subject, region } = event;
    const { officer } = dataOf(event, type);
    await subjects.execute({
      subject,
      region: (state) => state.region,
      context,
      heard,
      decide: (before) => hearOfficer(before, { subject, region, officer }),
    });
  };
