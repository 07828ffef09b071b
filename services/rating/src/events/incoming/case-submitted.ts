import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { knownPlace } from '../../core/subject.ts';
import type { Stores } from '../../db/stores.ts';
import { keepMoment } from '../keep-moment.ts';

/** Node 1: the filing, with the item it was made for and the reference of the applicant. */
export const caseSubmitted = (stores: Stores): Effect =>
  keepMoment(
    stores,
    'submitted',
    (event) => knownPlace(dataOf(event, 'case.submitted.v1')),
    (event) => ({ applicantRef: dataOf(event, 'case.submitted.v1').applicantRef }),
  );
