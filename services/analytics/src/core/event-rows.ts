import type { Envelope } from '@haoban/contracts/envelope';
import { sourceRank } from '@haoban/contracts/envelope';

/** Columns of raw_events_v1, in the order of the rows made here. */
export const rawColumns = [
  'dataset',
  'subject',
  'source',
  'sequence',
  'id',
  'type',
  'time',
  'recorded_at',
  'revision',
  'rank',
  'region',
  'zone',
  'data',
] as const;

/** One row of raw_events_v1. */
export const rawRow = (event: Envelope): unknown[] => [
  event.dataset,
  event.subject,
  event.source,
  event.sequence,
  event.id.toLowerCase(),
  event.type,
  event.time,
  event.recordedat,
  event.revision ?? 0,
  sourceRank(event.source),
  event.region,
  event.zone ?? '',
  JSON.stringify(event.data),
];

// Of events that belong to neither: reference data, and what has rows of its own.
const otherTypes =
  /^(area|org|hall|item|theme|calendar|target|baseline|journal|booking|review|light|substitution)\./;

/** Which finished rows an event changes; a rating can belong to a case or to a ticket. */
const touchedRows = (event: Envelope): readonly ('case' | 'ticket')[] => {
  if (otherTypes.test(event.type)) return [];
  if (event.type.startsWith('ticket.')) return ['ticket'];
  if (event.type.startsWith('rating.'))
    return event.data['node'] === 'visit'
      ? ['ticket']
      : event.data['node'] === undefined
        ? ['case', 'ticket']
        : ['case'];
  return ['case'];
};

/** Subjects of each data set whose finished rows a batch touches. */
export function touchedSubjects(
  events: readonly Envelope[],
  kind: 'case' | 'ticket',
): Map<string, Set<string>> {
  const touched = new Map<string, Set<string>>();
  for (const event of events) {
    if (!touchedRows(event).includes(kind)) continue;
    const subjects = touched.get(event.dataset) ?? new Set();
    touched.set(event.dataset, subjects.add(event.subject));
  }
  return touched;
}
