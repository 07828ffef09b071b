import type { Hearing } from '@haoban/messaging/runtime';
import type { Stores } from '../db/stores.ts';
import { calendarPublished } from './incoming/calendar-published.ts';
import { commitmentBroken } from './incoming/commitment-broken.ts';
import { documentIssued } from './incoming/document-issued.ts';
import type { PrintPaper } from './print-paper.ts';

/** What intake hears, by the service that says it. */
export const hearing = (stores: Stores, print: PrintPaper): Hearing => ({
  approval: {
    'calendar.published.v1': calendarPublished(stores),
    'commitment.broken.v1': commitmentBroken(stores),
  },
  intake: { 'document.issued.v1': documentIssued(stores, print) },
});
