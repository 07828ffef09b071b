import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { knownPlace } from '../../core/subject.ts';
import type { Stores } from '../../db/stores.ts';
import { keepMoment } from '../keep-moment.ts';

/** Node visit: the service at a window ended, with the cases that were handled. */
export const ticketServed = (stores: Stores): Effect =>
  keepMoment(
    stores,
    'served',
    (event) => knownPlace(dataOf(event, 'ticket.served.v1')),
    (event) => ({ caseIds: dataOf(event, 'ticket.served.v1').caseIds ?? [] }),
  );
