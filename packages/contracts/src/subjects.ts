import { crc32 } from 'node:zlib';
import type { Envelope } from './envelope.ts';

/** How many buckets the subjects are spread over, so that consumers can be partitioned without a rename. */
export const bucketCount = 32;

/** Two-digit bucket of an event subject: CRC32 mod 32. */
export const bucketOf = (subject: string): string => String(crc32(subject) % bucketCount).padStart(2, '0');

/** The NATS streams of the suite and what each holds. */
export const streams = {
  events: {
    name: 'HAOBAN',
    subjects: Array.from(
      { length: bucketCount },
      (_, bucket) => `haoban.${String(bucket).padStart(2, '0')}.>`,
    ),
  },
  imports: { name: 'HAOBAN_IMPORT', subjects: ['haoban.import.>'] },
  deadLetters: { name: 'HAOBAN_DLQ', subjects: ['haoban.dlq.>'] },
} as const;

/** NATS subject of an event a service recorded: `haoban.<bucket>.<service>.<entity>.<action>.v1`. */
export const eventSubject = (event: Pick<Envelope, 'subject' | 'source' | 'type'>): string =>
  `haoban.${bucketOf(event.subject)}.${event.source.slice('haoban/'.length)}.${event.type}`;

/** NATS subject of an imported or simulated event; only analytics listens there. */
export const importSubject = (event: Pick<Envelope, 'subject' | 'type'>): string =>
  `haoban.import.${bucketOf(event.subject)}.${event.type}`;

/** NATS subject of a message that a consumer could not take. */
export const deadLetterSubject = (consumer: string, reason: string): string =>
  `haoban.dlq.${consumer}.${reason}`;

/** The one wildcard filter of a consumer that hears everything one service says. */
export const filterOf = (source: string): string => `haoban.*.${source}.>`;

/** The service that said what a NATS subject of the events' stream carries. */
export const sourceIn = (natsSubject: string): string | undefined => natsSubject.split('.')[2];
