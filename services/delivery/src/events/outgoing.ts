import type { EventType } from '@haoban/contracts/events/catalogue';

/** What delivery says, and when. */
export const outgoing = {
  'document.issued.v1': 'a granted case got its licence, with a number',
  'licence.revocation_proposed.v1': 'somebody proposed to revoke a licence',
  'licence.revocation_rejected.v1': 'the second person rejected that',
  'licence.revoked.v1': 'a licence is not valid any more: by two persons, or because its decision fell',
  'delivery.requested.v1': 'a way to the applicant was chosen, or another one',
  'delivery.dispatched.v1': 'the licence was sent off, each attempt anew',
  'delivery.completed.v1': 'the licence was handed over, signed for or issued electronically',
  'delivery.failed.v1': 'an attempt did not reach the applicant',
  'visit.recorded.v1': 'somebody came to a window to fetch the licence',
  'clock.moved.v1': 'a new calendar moved the day by which a licence is due',
  'light.raised.v1': 'a licence is nearly due, or was not delivered in time',
  'light.cancelled.v1': 'a second person cancelled a light',
  'journal.tallied.v1': 'each minute: what the journal holds',
} as const satisfies Partial<Record<EventType, string>>;
