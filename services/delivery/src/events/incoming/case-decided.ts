import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { learnDecision } from '../../core/learn-case.ts';
import type { Stores } from '../../db/stores.ts';
import { keepKnowledge } from '../keep-knowledge.ts';

/** A granted case has something to deliver. */
export const caseDecided = (stores: Stores): Effect =>
  keepKnowledge(stores, (before, event) => learnDecision(before, dataOf(event, 'case.decided.v1')));
