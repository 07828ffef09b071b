import type { Hearing } from '@haoban/messaging/runtime';
import type { Notices } from '@haoban/notices/open-notices';
import { telling } from '@haoban/notices/telling';
import type { Stores } from '../db/stores.ts';
import { calendarPublished } from './incoming/calendar-published.ts';
import { commitmentBroken } from './incoming/commitment-broken.ts';
import { documentIssued } from './incoming/document-issued.ts';
import { draftsOf, type ToldEvent } from './notice-drafts.ts';
import type { WritePaper } from './write-paper.ts';

/** What intake hears, by the service that says it. */
export const hearing = (stores: Stores, write: WritePaper, { outbox }: Pick<Notices, 'outbox'>): Hearing => {
  const tell = (type: ToldEvent) => telling(outbox, draftsOf(stores, type));
  return {
    approval: {
      'calendar.published.v1': calendarPublished(stores),
      'commitment.broken.v1': commitmentBroken(stores),
    },
    intake: {
      'document.issued.v1': documentIssued(stores, write),
      'case.submitted.v1': tell('case.submitted.v1'),
      'case.correction_requested.v1': tell('case.correction_requested.v1'),
      'case.accepted.v1': tell('case.accepted.v1'),
      'case.refused.v1': tell('case.refused.v1'),
      'case.not_required.v1': tell('case.not_required.v1'),
    },
  };
};
