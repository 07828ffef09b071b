import type { Messaging } from '@haoban/messaging/runtime';
import type { Case } from '../core/case.ts';

/** Everything delivery keeps: one row a case. */
export const openStores = (messaging: Messaging) => ({ cases: messaging.journal<Case>('cases') });
export type Stores = ReturnType<typeof openStores>;
