import type { Envelope } from '@haoban/contracts/envelope';
import { derivedEventId } from '@haoban/contracts/event-id';
import { createIdSet } from './id-set.ts';

/**
 * Tells whether a case may join those of the file before it: its first appearance and an exact repetition may;
 * the same case with other content may not, since one snapshot can't say two things.
 */
export function createRepetitionCheck(): (subject: string, drafts: readonly Envelope[]) => boolean {
  const seen = createIdSet();
  return (subject, drafts) => {
    const content = derivedEventId(subject, JSON.stringify(drafts));
    if (!seen.add(derivedEventId(subject))) return seen.has(content);
    seen.add(content);
    return true;
  };
}
