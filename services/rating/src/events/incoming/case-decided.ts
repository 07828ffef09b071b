import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { knownPlace } from '../../core/subject.ts';
import type { Stores } from '../../db/stores.ts';
import { keepMoment } from '../keep-moment.ts';

/** Node 3: the decision, with the officer who made it. */
export const caseDecided = (stores: Stores): Effect =>
  keepMoment(stores, 'decided', (event) => knownPlace(dataOf(event, 'case.decided.v1')));
