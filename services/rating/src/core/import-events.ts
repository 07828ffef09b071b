import { canonicalJson } from '@haoban/contracts/canonical-json';
import type { Envelope } from '@haoban/contracts/envelope';
import { checkEvent } from '@haoban/contracts/event-check';
import { derivedEventId } from '@haoban/contracts/event-id';
import type { ImportedRating } from './import-rating.ts';

/** Where imported ratings go and in which zone they were made. */
export type ImportPlace = { readonly dataset: string; readonly zone: string };

/**
 * A rating of another system as the event that analytics hears, or why it is none. Its ids come from what it says:
 * the same rating read twice is one.
 */
export function importEvent(
  rating: ImportedRating,
  { dataset, zone }: ImportPlace,
): { readonly event: Envelope } | { readonly reason: string } {
  const { subject, region, time, type, data } = rating;
  const id = derivedEventId(dataset, subject, type, '0', canonicalJson({ data, time }));
  const checked = checkEvent({
    specversion: '1.0',
    id,
    source: 'haoban/import',
    type,
    time,
    subject,
    sequence: 1,
    recordedat: time,
    dataset,
    region,
    zone,
    data: { ...data, ratingId: id },
  });
  return 'error' in checked ? { reason: `${type}: ${checked.error}` } : { event: checked.event };
}
