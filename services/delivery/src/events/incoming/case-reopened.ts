import type { Effect } from '@haoban/messaging/consumer';
import { forgetDecision } from '../../core/learn-case.ts';
import type { Stores } from '../../db/stores.ts';
import { keepKnowledge } from '../keep-knowledge.ts';

/** A re-opened case has nothing to deliver until it is decided again. */
export const caseReopened = (stores: Stores): Effect => keepKnowledge(stores, forgetDecision);
