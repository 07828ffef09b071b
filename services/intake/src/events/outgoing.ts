import type { EventType } from '@haoban/contracts/events/catalogue';

/** What intake says, and when. */
export const outgoing = {
  'area.published.v1': 'an area was published or changed',
  'org.published.v1': 'an organisation was published or changed',
  'hall.published.v1': 'a hall and its windows were published or changed',
  'item.published.v1': 'an item got a new version',
  'item.retired.v1': 'an item takes no more filings',
  'case.submitted.v1': 'a filing came in',
  'case.correction_requested.v1': 'the one notice of everything missing was given',
  'case.resubmitted.v1': 'the corrected filing came in',
  'case.accepted.v1': 'the filing was accepted: the clocks start',
  'case.refused.v1': 'the filing was refused with its reason',
  'case.withdrawn.v1': 'the applicant took the filing back',
  'document.issued.v1': 'a notice was issued',
  'visit.recorded.v1': 'somebody came for a case',
  'ticket.issued.v1': 'a queue number was handed out',
  'ticket.called.v1': 'the number was called to a window',
  'ticket.served.v1': 'the service at the window ended',
  'ticket.abandoned.v1': 'the holder went away',
  'journal.tallied.v1': 'each minute: what the journal holds',
} as const satisfies Partial<Record<EventType, string>>;
