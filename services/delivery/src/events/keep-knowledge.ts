import type { Decision } from '@haoban/contracts/decision';
import type { Envelope } from '@haoban/contracts/envelope';
import type { Effect } from '@haoban/messaging/consumer';
import type { Case } from '../core/case.ts';
import { newCase } from '../core/learn-case.ts';
import type { Stores } from '../db/stores.ts';

/** The effect of an event that tells something about a case, learnt at `at` (ISO); whichever is heard first makes the row. */
export const keepKnowledge =
  (
    { cases, now }: Pick<Stores, 'cases' | 'now'>,
    learn: (before: Case, event: Envelope, at: string) => Decision<Case, never>,
  ): Effect =>
  async (event, heard, context) => {
    const { subject, region } = event;
    const decide = (before: Case | undefined) => learn(before ?? newCase(event), event, now().toISOString());
    await cases.execute({ subject, region, context, heard, decide });
  };
