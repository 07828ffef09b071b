import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { learnItem } from '../../core/learn-case.ts';
import type { Stores } from '../../db/stores.ts';
import { keepKnowledge } from '../keep-knowledge.ts';

/** The item as it was frozen: its name goes on the licence. */
export const caseAccepted = (stores: Stores): Effect =>
  keepKnowledge(stores, (before, event, at) => learnItem(before, dataOf(event, 'case.accepted.v1'), at));
