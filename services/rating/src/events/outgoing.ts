import type { EventType } from '@haoban/contracts/events/catalogue';

/** What rating says, and when. */
export const outgoing = {
  'rating.invited.v1': 'a single-use link to rate a node was made',
  'rating.submitted.v1': 'a citizen rated through a link',
  'journal.tallied.v1': 'each minute: what the journal holds',
} as const satisfies Partial<Record<EventType, string>>;
