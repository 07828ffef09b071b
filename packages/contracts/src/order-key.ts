import { sourceRank, type Envelope } from './envelope.ts';

/** The total order of events: (revision, time, source rank, sequence, id). Nothing depends on arrival order. */
export const orderKey = (event: Envelope): readonly [number, number, number, number, string] => [
  event.revision ?? 0,
  Date.parse(event.time),
  sourceRank(event.source),
  event.sequence,
  event.id,
];
