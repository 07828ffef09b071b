import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { learnRevocation } from '../../core/learn-decision.ts';
import type { Stores } from '../../db/stores.ts';
import { keepKnowledge } from '../keep-knowledge.ts';

/** A revoked decision takes its licence with it. */
export const decisionRevoked = (stores: Stores): Effect =>
  keepKnowledge(stores, (before, event, at) =>
    learnRevocation(before, dataOf(event, 'case.decision_revoked.v1').reason, at),
  );
