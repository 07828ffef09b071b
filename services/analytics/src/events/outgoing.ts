import type { EventType } from '@haoban/contracts/events/catalogue';

/** What analytics says, and when. */
export const outgoing = {
  'target.set.v1': 'a leader sets how long cases of an item, family, class or theme are to take',
  'baseline.set.v1': 'a leader says how long they took before the reform',
  'journal.tallied.v1': 'each minute: what the journal holds',
} as const satisfies Partial<Record<EventType, string>>;
