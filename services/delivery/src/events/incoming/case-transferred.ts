import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { learnFirstTransfer, learnTransfer } from '../../core/learn-case.ts';
import type { Stores } from '../../db/stores.ts';
import { keepKnowledge } from '../keep-knowledge.ts';

/** Whose matter the filing became before its acceptance. */
export const filingTransferred = (stores: Stores): Effect =>
  keepKnowledge(stores, (before, event) => learnFirstTransfer(before, dataOf(event, 'case.transferred.v1')));

/** Whose matter the case became afterwards. */
export const caseTransferred = (stores: Stores): Effect =>
  keepKnowledge(stores, (before, event) => learnTransfer(before, dataOf(event, 'case.transferred.v1')));
