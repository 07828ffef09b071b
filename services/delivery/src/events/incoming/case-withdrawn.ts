import type { Effect } from '@haoban/messaging/consumer';
import { learnWithdrawal } from '../../core/learn-decision.ts';
import type { Stores } from '../../db/stores.ts';
import { keepKnowledge } from '../keep-knowledge.ts';

/** A case that was opened again and taken back has no licence any more. */
export const caseWithdrawn = (stores: Stores): Effect =>
  keepKnowledge(stores, (before, _event, at) => learnWithdrawal(before, at));
