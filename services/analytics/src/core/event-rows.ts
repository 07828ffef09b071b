import type { Envelope } from '@haoban/contracts/envelope';
import { sourceRank } from '@haoban/contracts/envelope';
import { readInstant } from '@haoban/sla-clock/local-date';
import type { FactEvent } from './facts/subject-events.ts';

/** What an event says in the columns of raw_events_v1. */
export const rawColumns = {
  dataset: (event: Envelope) => event.dataset,
  subject: (event: Envelope) => event.subject,
  source: (event: Envelope) => event.source,
  sequence: (event: Envelope) => event.sequence,
  id: (event: Envelope) => event.id,
  type: (event: Envelope) => event.type,
  time: (event: Envelope) => readInstant(event.time),
  recorded_at: (event: Envelope) => readInstant(event.recordedat),
  revision: (event: Envelope) => event.revision ?? 0,
  rank: (event: Envelope) => sourceRank(event.source),
  region: (event: Envelope) => event.region,
  zone: (event: Envelope) => event.zone ?? '',
  data: (event: Envelope) => JSON.stringify(event.data),
};

/** An envelope as the facts read it: the same as its row read back. */
export const factEvent = (event: Envelope): FactEvent => ({
  id: event.id.toLowerCase(),
  type: event.type,
  timeMs: readInstant(event.time),
  revision: event.revision ?? 0,
  rank: sourceRank(event.source),
  sequence: event.sequence,
  region: event.region,
  zone: event.zone ?? '',
  data: event.data,
});
