import type { Hearing } from '@haoban/messaging/runtime';
import type { Stores } from '../db/stores.ts';
import { areaPublished } from './incoming/area-published.ts';
import { caseAccepted } from './incoming/case-accepted.ts';

/** What approval hears, by the service that says it. */
export const hearing = (stores: Stores): Hearing => ({
  intake: {
    'area.published.v1': areaPublished(stores),
    'case.accepted.v1': caseAccepted(stores),
  },
});
