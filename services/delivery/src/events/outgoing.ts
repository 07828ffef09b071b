import type { EventType } from '@haoban/contracts/events/catalogue';

/** What delivery says, and when. */
export const outgoing = {
  'document.issued.v1': 'the licence of a granted case got its number',
  'delivery.requested.v1': 'a way to the applicant was chosen',
  'delivery.dispatched.v1': 'the licence was sent off, each attempt anew',
  'delivery.completed.v1': 'the licence was handed over, signed for or issued electronically',
  'delivery.failed.v1': 'an attempt did not reach the applicant',
  'visit.recorded.v1': 'somebody came to a window to fetch the licence',
  'journal.tallied.v1': 'each minute: what the journal holds',
} as const satisfies Partial<Record<EventType, string>>;
