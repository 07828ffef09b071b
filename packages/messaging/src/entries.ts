import { newEventId } from '@haoban/contracts/event-id';
import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject } from '@haoban/contracts/subjects';
import { chainHash, genesis, type Digest } from './chain.ts';
import type { Change } from './change.ts';

/** Whose journal it is; fixed for a process. */
export type Author = {
  readonly service: string;
  readonly dataset: string;
  readonly digest?: Digest;
  readonly nowMs: () => number;
};

/** One journal row to be, as the writing statement takes it. */
export type Entry = {
  readonly id: string;
  readonly subject: string;
  readonly sequence: number;
  readonly type: string;
  readonly time: string;
  readonly recorded_at: string;
  readonly actor: string;
  readonly trace: string | null;
  readonly nats_subject: string;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
};

// Larger messages are refused by NATS (1 MB), and the relay could never get past one; a dead letter may quote it
// with every character escaped.
const maxBodyBytes = 500_000;

const bodyOf = (event: Envelope): string => {
  const body = JSON.stringify(event);
  const bytes = Buffer.byteLength(body);
  if (bytes > maxBodyBytes)
    throw new Error(`${event.type} of ${event.subject} has ${bytes} bytes, more than ${maxBodyBytes}`);
  return body;
};

/** The rows of a change: each event enveloped, numbered and chained to the one before it. */
export function journalEntries(author: Author, change: Change<unknown>): Entry[] {
  const nowMs = author.nowMs();
  const recordedat = new Date(nowMs).toISOString();
  let sequence = change.head?.sequence ?? 0;
  let previous = change.head?.hash ?? genesis;
  return change.events.map((said) => {
    sequence += 1;
    const event: Envelope = {
      specversion: '1.0',
      id: newEventId(nowMs),
      source: `haoban/${author.service}`,
      type: said.type,
      time: said.time ?? recordedat,
      subject: change.subject,
      sequence,
      recordedat,
      dataset: author.dataset,
      region: change.region,
      data: { ...said.data },
    };
    const hash = chainHash(previous, event, change.context.actor, author.digest);
    const entry: Entry = {
      id: event.id,
      subject: event.subject,
      sequence,
      type: event.type,
      time: event.time,
      recorded_at: recordedat,
      actor: change.context.actor,
      trace: change.context.traceparent ?? null,
      nats_subject: eventSubject(event),
      body: bodyOf(event),
      previous_hash: previous,
      hash,
    };
    previous = hash;
    return entry;
  });
}
