import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { learnDenial } from '../../core/learn-case.ts';
import type { Stores } from '../../db/stores.ts';
import { keepKnowledge } from '../keep-knowledge.ts';

/** The number of the paper that refuses a case, which approval printed. */
export const denialIssued = (stores: Stores): Effect =>
  keepKnowledge(stores, (before, event) => learnDenial(before, dataOf(event, 'document.issued.v1')));
