import type { Hearing } from '@haoban/messaging/runtime';
import type { Notices } from '@haoban/notices/open-notices';
import { alsoTelling, telling } from '@haoban/notices/telling';
import type { RatingLinks } from '../db/rating-links.ts';
import type { Stores } from '../db/stores.ts';
import { areaPublished } from './incoming/area-published.ts';
import { calendarPublished } from './incoming/calendar-published.ts';
import { caseAccepted } from './incoming/case-accepted.ts';
import { caseDecided } from './incoming/case-decided.ts';
import { caseReopened } from './incoming/case-reopened.ts';
import { caseSubmitted } from './incoming/case-submitted.ts';
import { ratingSubmitted } from './incoming/rating-submitted.ts';
import { orgPublished } from './incoming/org-published.ts';
import { rectificationClosed } from './incoming/rectification-closed.ts';
import { stageHandled } from './incoming/stage-handled.ts';
import { ticketServed } from './incoming/ticket-served.ts';
import { invalidateOr } from './invalidate-rating.ts';
import { keepCaseFact } from './keep-case-fact.ts';
import { decisionDraft, followUpDraft, invitationDraft } from './notice-drafts.ts';
import { alsoReported, onlyReported } from './report-facts.ts';
import { watchRatings } from './watch-ratings.ts';

/** What rating hears, by service and event type. */
export const hearing = (
  stores: Stores,
  links: RatingLinks,
  { outbox, invitesByMessage }: Pick<Notices, 'outbox'> & { readonly invitesByMessage: boolean },
): Hearing => ({
  intake: {
    'area.published.v1': areaPublished(stores),
    'org.published.v1': alsoReported(stores, orgPublished(stores)),
    'hall.published.v1': onlyReported(stores),
    'item.published.v1': onlyReported(stores),
    'case.submitted.v1': alsoReported(stores, caseSubmitted(stores)),
    'case.accepted.v1': alsoReported(stores, keepCaseFact(stores, caseAccepted(stores))),
    'visit.recorded.v1': keepCaseFact(stores),
    'ticket.served.v1': ticketServed(stores),
  },
  approval: {
    'calendar.published.v1': calendarPublished(stores),
    'stage.started.v1': stageHandled(stores, 'stage.started.v1'),
    'stage.completed.v1': stageHandled(stores, 'stage.completed.v1'),
    'stage.opinion_given.v1': stageHandled(stores, 'stage.opinion_given.v1'),
    'case.decided.v1': alsoTelling(
      outbox,
      invitesByMessage ? decisionDraft : () => [],
      alsoReported(stores, keepCaseFact(stores, caseDecided(stores))),
    ),
    'case.reopened.v1': keepCaseFact(stores, caseReopened(stores)),
  },
  delivery: { 'visit.recorded.v1': keepCaseFact(stores) },
  rating: {
    'rating.submitted.v1': watchRatings(stores, ratingSubmitted(stores)),
    'rating.invited.v1': telling(outbox, invitationDraft),
    'rectification.rectified.v1': telling(outbox, followUpDraft),
    'rectification.closed.v1': invalidateOr(stores, rectificationClosed(stores, links)),
  },
});
