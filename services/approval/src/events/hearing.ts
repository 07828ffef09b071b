import type { Hearing } from '@haoban/messaging/runtime';
import type { Stores } from '../db/stores.ts';
import { areaPublished } from './incoming/area-published.ts';
import { calendarPublished } from './incoming/calendar-published.ts';
import { caseAccepted } from './incoming/case-accepted.ts';
import { caseSubmitted } from './incoming/case-submitted.ts';
import { documentIssued } from './incoming/document-issued.ts';
import { filingEnded } from './incoming/filing-ended.ts';
import { lightCancelled } from './incoming/light-cancelled.ts';
import { lightRaised } from './incoming/light-raised.ts';
import type { WritePaper } from './write-paper.ts';
import { tellWebhooks } from './tell-webhooks.ts';
import { orgPublished } from './incoming/org-published.ts';
import { themePublished } from './incoming/theme-published.ts';
import { touchJoints } from './touch-joints.ts';

const lights = (stores: Stores) => ({
  'light.raised.v1': lightRaised(stores),
  'light.cancelled.v1': lightCancelled(stores),
});

/** What approval hears, by the service that says it. */
export const hearing = (stores: Stores, write: WritePaper): Hearing => ({
  intake: {
    'area.published.v1': areaPublished(stores),
    'org.published.v1': orgPublished(stores),
    'theme.published.v1': themePublished(stores),
    'case.submitted.v1': caseSubmitted(stores),
    'case.accepted.v1': caseAccepted(stores),
    'case.refused.v1': filingEnded(stores),
    'case.not_required.v1': filingEnded(stores),
    'case.abandoned.v1': filingEnded(stores),
    'case.withdrawn.v1': filingEnded(stores),
    ...lights(stores),
    'violation.recorded.v1': tellWebhooks(stores),
  },
  approval: {
    'calendar.published.v1': calendarPublished(stores),
    'document.issued.v1': documentIssued(stores, write),
    ...lights(stores),
    'violation.recorded.v1': tellWebhooks(stores),
    'commitment.broken.v1': tellWebhooks(stores),
    'extension.granted.v1': tellWebhooks(stores),
    'case.decided.v1': touchJoints(stores, tellWebhooks(stores)),
    'case.withdrawn.v1': touchJoints(stores),
    'case.reopened.v1': touchJoints(stores),
    'case.decision_revoked.v1': tellWebhooks(stores),
  },
  delivery: { ...lights(stores), 'licence.revoked.v1': tellWebhooks(stores) },
  rating: lights(stores),
});
