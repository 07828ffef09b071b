import type { Envelope } from '@haoban/contracts/envelope';
import { checkEvent } from '@haoban/contracts/event-check';
import { canonicalJson } from '@haoban/contracts/canonical-json';
import { derivedEventId } from '@haoban/contracts/event-id';
import type { TimedEvent } from './case-record.ts';

const noId = '00000000-0000-0000-0000-000000000000';

/**
 * The events of one case as drafts: whole but for id, revision and `recordedat`, which only the end of the file
 * decides. Refuses the case when one of them is no event of the suite.
 */
export function draftEvents(
  place: { readonly dataset: string; readonly region: string; readonly zone: string },
  subject: string,
  events: readonly TimedEvent[],
): { drafts: Envelope[] } | { reason: string } {
  const drafts: Envelope[] = [];
  for (const { type, time, data } of events) {
    const checked = checkEvent({
      specversion: '1.0',
      id: noId,
      source: 'haoban/import',
      type,
      time,
      subject,
      sequence: drafts.length + 1,
      recordedat: time,
      ...place,
      data,
    });
    if ('error' in checked) return { reason: `${type}: ${checked.error}` };
    drafts.push(checked.event);
  }
  return { drafts };
}

/**
 * Finishes drafts, given case by case in their order, as a snapshot of the instant `revision` (epoch milliseconds).
 * The id is that of the statement in that snapshot: a repeated import says nothing new, while a newer snapshot
 * replaces a case whole, its unchanged events included.
 */
export function createStamp(revision: number): (draft: Envelope) => Envelope {
  const recordedat = new Date(revision).toISOString();
  const said = new Map<string, number>();
  return (draft) => {
    if (draft.sequence === 1) said.clear();
    const { dataset, subject, type, time, data } = draft;
    const occurrence = said.get(type) ?? 0;
    said.set(type, occurrence + 1);
    const payload = canonicalJson({ data, revision, time });
    return {
      ...draft,
      id: derivedEventId(dataset, subject, type, String(occurrence), payload),
      revision,
      recordedat,
    };
  };
}
