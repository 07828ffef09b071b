import type { Effect } from '@haoban/messaging/consumer';
import { learnReopening } from '../../core/learn-decision.ts';
import type { Stores } from '../../db/stores.ts';
import { keepKnowledge } from '../keep-knowledge.ts';

/** A re-opened case has nothing to deliver until it is decided again, and its licence is suspended. */
export const caseReopened = (stores: Stores): Effect =>
  keepKnowledge(stores, (before, _event, at) => learnReopening(before, at));
