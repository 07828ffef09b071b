import type { Hearing } from '@haoban/messaging/runtime';
import type { Notices } from '@haoban/notices/open-notices';
import { alsoTelling, telling } from '@haoban/notices/telling';
import type { Stores } from '../db/stores.ts';
import { areaPublished } from './incoming/area-published.ts';
import { calendarPublished } from './incoming/calendar-published.ts';
import { caseAccepted } from './incoming/case-accepted.ts';
import { caseDecided } from './incoming/case-decided.ts';
import { caseReopened } from './incoming/case-reopened.ts';
import { caseSubmitted } from './incoming/case-submitted.ts';
import { caseTransferred, filingTransferred } from './incoming/case-transferred.ts';
import { caseWithdrawn } from './incoming/case-withdrawn.ts';
import { decisionRevoked } from './incoming/decision-revoked.ts';
import { denialIssued } from './incoming/denial-issued.ts';
import { licenceIssued } from './incoming/document-issued.ts';
import { orgPublished } from './incoming/org-published.ts';
import { decisionDraft, stepDraft } from './notice-drafts.ts';
import type { CodeOf } from './print-licence.ts';

/** What delivery hears, by the service that says it. */
export const hearing = (stores: Stores, codeOf: CodeOf, { outbox }: Pick<Notices, 'outbox'>): Hearing => ({
  intake: {
    'area.published.v1': areaPublished(stores),
    'org.published.v1': orgPublished(stores),
    'case.submitted.v1': caseSubmitted(stores),
    'case.transferred.v1': filingTransferred(stores),
    'case.accepted.v1': caseAccepted(stores),
  },
  approval: {
    'calendar.published.v1': calendarPublished(stores),
    'case.transferred.v1': caseTransferred(stores),
    'case.decided.v1': alsoTelling(outbox, decisionDraft, caseDecided(stores)),
    'document.issued.v1': denialIssued(stores),
    'case.reopened.v1': caseReopened(stores),
    'case.decision_revoked.v1': decisionRevoked(stores),
    'case.withdrawn.v1': caseWithdrawn(stores),
  },
  delivery: {
    'document.issued.v1': licenceIssued(stores, codeOf),
    'delivery.requested.v1': telling(outbox, stepDraft('delivery.requested.v1')),
    'delivery.dispatched.v1': telling(outbox, stepDraft('delivery.dispatched.v1')),
    'delivery.completed.v1': telling(outbox, stepDraft('delivery.completed.v1')),
    'delivery.failed.v1': telling(outbox, stepDraft('delivery.failed.v1')),
  },
});
