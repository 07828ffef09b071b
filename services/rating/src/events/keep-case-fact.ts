import type { Effect } from '@haoban/messaging/consumer';
import { learnCaseFact } from '../core/case-facts.ts';
import type { Stores } from '../db/stores.ts';

/** Keeps what an event tells for checking bad ratings, then has its other effect, if any, which moves the inbox. */
export const keepCaseFact =
  ({ caseFacts }: Stores, also?: Effect): Effect =>
  async (event, heard, context) => {
    const { subject, region } = event;
    await caseFacts.execute({
      subject,
      region,
      context,
      ...(also === undefined ? { heard } : {}),
      decide: (before) => ({ state: learnCaseFact(before, event), events: [] }),
    });
    await also?.(event, heard, context);
  };
