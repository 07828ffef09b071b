import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { knownPlace } from '../../core/subject.ts';
import type { Stores } from '../../db/stores.ts';
import { keepMoment } from '../keep-moment.ts';

/** Node 2: the acceptance, with the item frozen by it and the officer who accepted. */
export const caseAccepted = (stores: Stores): Effect =>
  keepMoment(stores, 'accepted', (event) => {
    const { item, officer } = dataOf(event, 'case.accepted.v1');
    return knownPlace({ itemCode: item.code, org: item.org, officer });
  });
