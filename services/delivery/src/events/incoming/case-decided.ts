import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { learnDecision } from '../../core/learn-decision.ts';
import type { Stores } from '../../db/stores.ts';
import { keepKnowledge } from '../keep-knowledge.ts';

/** A granted case gets its licence, and the clock of its delivery starts. */
export const caseDecided = (stores: Stores): Effect =>
  keepKnowledge(stores, (before, event, at) => {
    const { outcome } = dataOf(event, 'case.decided.v1');
    const { deliverRefusals } = stores;
    return learnDecision(before, { outcome, decidedAt: event.time, deliverRefusals }, at);
  });
