import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { learnFiling } from '../../core/learn-case.ts';
import type { Stores } from '../../db/stores.ts';
import { keepKnowledge } from '../keep-knowledge.ts';

/** Who applies, for what, and whose matter it is. */
export const caseSubmitted = (stores: Stores): Effect =>
  keepKnowledge(stores, (before, event, at) => learnFiling(before, dataOf(event, 'case.submitted.v1'), at));
