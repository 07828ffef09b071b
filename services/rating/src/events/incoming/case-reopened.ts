import type { Effect } from '@haoban/messaging/consumer';
import type { Stores } from '../../db/stores.ts';
import { keepMoment } from '../keep-moment.ts';

/** The decision stands no more: node 3 is the next one. */
export const caseReopened = (stores: Stores): Effect => keepMoment(stores, 'decided', () => undefined);
