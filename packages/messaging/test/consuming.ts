import { randomUUID } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import type { Envelope } from '@haoban/contracts/envelope';
import { eventSubject, streams } from '@haoban/contracts/subjects';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { startConsumer, type Effect, type Patience } from '../src/consumer.ts';
import type { DeadLetter } from '../src/dead-letters.ts';
import { createPublisher } from '../src/publisher.ts';
import { natsConnection, servicePool } from '../src/runtime.ts';
import { ensureStreams } from '../src/streams.ts';
import { counterJournal, countOnce } from './counting.ts';

export const withdrawn = 'case.withdrawn.v1';

/** Intake as a consumer of approval in one process; by default each withdrawal is counted. */
export async function consumerProcess(
  databaseUrl: string,
  natsUrl: string,
  { effect, patience }: { effect?: Effect; patience?: Patience } = {},
) {
  const pool = servicePool(databaseUrl, 'intake');
  const nc = await natsConnection(natsUrl, 'consumer test');
  await ensureStreams(nc);
  const publisher = createPublisher(nc);
  const counters = counterJournal(pool);
  const counting: Effect = async (event, heard, { traceparent }) =>
    void (await countOnce(counters, event.subject, {
      heard,
      ...(traceparent === undefined ? {} : { traceparent }),
    }));
  const consumer = startConsumer({
    nc,
    pool,
    publisher,
    name: 'intake',
    source: 'approval',
    effects: { [withdrawn]: effect ?? counting },
    ...(patience === undefined ? {} : { patience }),
    warn: () => {},
  });

  const deadLetters = async (): Promise<DeadLetter[]> => {
    const manager = await jetstreamManager(nc);
    const { state } = await manager.streams.info(streams.deadLetters.name);
    const letters: DeadLetter[] = [];
    for (let seq = 1; seq <= state.last_seq; seq += 1) {
      const message = await manager.streams.getMessage(streams.deadLetters.name, { seq });
      if (message !== null) letters.push(message.json<DeadLetter>());
    }
    return letters;
  };
  return {
    nc,
    counters,
    stats: consumer.stats,
    /** Publishes an event; each call is another delivery of it. */
    say: (event: Envelope, traceparent?: string) =>
      publisher.publish(eventSubject(event), JSON.stringify(event), randomUUID(), traceparent),
    sayText: (subject: string, text: string) => publisher.publish(subject, text, randomUUID()),
    deadLetters,
    buried: (letters: number) =>
      waitUntil(async () => (await deadLetters()).length >= letters && deadLetters(), {
        timeoutMs: 20_000,
        what: `${letters} dead letters`,
      }),
    /** Waits until an event of a subject was taken. */
    heard: (subject: string, sequence: number) =>
      waitUntil(async () => (await lastHeardOf(subject)) >= sequence, {
        timeoutMs: 30_000,
        what: `event ${sequence} of ${subject}`,
      }),
    stop: async (): Promise<void> => {
      await consumer.stop();
      publisher.close();
      await nc.close();
      await pool.end();
    },
  };

  async function lastHeardOf(subject: string): Promise<number> {
    const { rows } = await pool.query<{ sequence: number }>('select sequence from inbox where subject = $1', [
      subject,
    ]);
    return rows[0]?.sequence ?? 0;
  }
}
export type ConsumerProcess = Awaited<ReturnType<typeof consumerProcess>>;
