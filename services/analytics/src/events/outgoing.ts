import type { EventType } from '@haoban/contracts/events/catalogue';

/** What analytics says, and when. */
export const outgoing = {
  'journal.tallied.v1': 'each minute: what the journal holds',
} as const satisfies Partial<Record<EventType, string>>;
