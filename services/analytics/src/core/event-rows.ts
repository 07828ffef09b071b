import type { Envelope } from '@haoban/contracts/envelope';
import { sourceRank } from '@haoban/contracts/envelope';
import type { FactEvent } from './facts/subject-events.ts';

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

/** An envelope as the facts read it: the same as its row read back. */
export const factEvent = (event: Envelope): FactEvent => ({
  id: event.id.toLowerCase(),
  type: event.type,
  timeMs: Date.parse(event.time),
  revision: event.revision ?? 0,
  rank: sourceRank(event.source),
  sequence: event.sequence,
  region: event.region,
  zone: event.zone ?? '',
  data: event.data,
});
