import type { EventType } from '@haoban/contracts/events/catalogue';

/** What approval says, and when. */
export const outgoing = {
  'calendar.published.v1': 'a working calendar was published or changed',
  'stage.started.v1': 'the predecessors of a stage have joined',
  'stage.completed.v1': 'a stage came to its outcome',
  'suspension.started.v1': 'a clock was stopped for a reason',
  'suspension.ended.v1': 'the reason is over',
  'case.decided.v1': 'the case was granted or denied, with the verdict of its clocks',
  'case.withdrawn.v1': 'the applicant took the accepted case back',
  'case.reopened.v1': 'a decided case was opened again',
  'document.issued.v1': 'a denial or the notice of a special procedure was issued',
  'journal.tallied.v1': 'each minute: what the journal holds',
} as const satisfies Partial<Record<EventType, string>>;
