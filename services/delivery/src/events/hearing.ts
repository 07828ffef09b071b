import type { Hearing } from '@haoban/messaging/runtime';
import type { Stores } from '../db/stores.ts';
import { caseAccepted } from './incoming/case-accepted.ts';
import { caseDecided } from './incoming/case-decided.ts';
import { caseReopened } from './incoming/case-reopened.ts';
import { caseSubmitted } from './incoming/case-submitted.ts';

/** What delivery hears, by the service that says it. */
export const hearing = (stores: Stores): Hearing => ({
  intake: {
    'case.submitted.v1': caseSubmitted(stores),
    'case.accepted.v1': caseAccepted(stores),
  },
  approval: {
    'case.decided.v1': caseDecided(stores),
    'case.reopened.v1': caseReopened(stores),
  },
});
