import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { streams } from '@haoban/contracts/subjects';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import type { Pool } from 'pg';
import { createPublisher } from '../src/publisher.ts';
import { startRelay } from '../src/relay.ts';
import { natsConnection, servicePool } from '../src/runtime.ts';
import { ensureStreams } from '../src/streams.ts';
import { createBell } from '../src/wake.ts';

/** The relay of one process: a pool and a NATS connection of its own. */
export async function relayProcess(databaseUrl: string, natsUrl: string) {
  const pool = servicePool(databaseUrl, 'intake');
  const nc = await natsConnection(natsUrl, 'relay test');
  const publisher = createPublisher(nc);
  const warnings: string[] = [];
  const relay = startRelay({
    pool,
    schema: 'intake',
    publisher,
    openStream: () => ensureStreams(nc),
    bell: createBell(),
    warn: (message, error) => void warnings.push(`${message}: ${String(error)}`),
  });
  return {
    nc,
    stats: relay.stats,
    warnings,
    stop: async (): Promise<void> => {
      await relay.stop();
      publisher.close();
      await nc.close();
      await pool.end();
    },
  };
}

/** What a stream holds of one message. */
export type StoredMessage = { id: string; subject: string; sequence: number; traceparent: string };

/** Everything the stream of events holds, in its order. */
export async function storedMessages(nc: NatsConnection): Promise<StoredMessage[]> {
  const manager = await jetstreamManager(nc);
  const { state } = await manager.streams.info(streams.events.name);
  const stored: StoredMessage[] = [];
  for (let seq = state.first_seq; seq <= state.last_seq && state.messages > 0; seq += 1) {
    const message = await manager.streams.getMessage(streams.events.name, { seq });
    if (message === null) continue;
    const { subject, sequence } = message.json<{ subject: string; sequence: number }>();
    const traceparent = message.header.get('traceparent');
    stored.push({ id: message.header.get('Nats-Msg-Id'), subject, sequence, traceparent });
  }
  return stored;
}

/** Waits until the stream holds every event of the journal once, and returns what it holds. */
export async function everythingStored(pool: Pool, nc: NatsConnection): Promise<StoredMessage[]> {
  const { rows } = await pool.query<{ id: string }>('select id::text from journal order by id');
  const count = async (): Promise<number> =>
    (await (await jetstreamManager(nc)).streams.info(streams.events.name)).state.messages;
  await waitUntil(async () => (await count()) >= rows.length, {
    timeoutMs: 30_000,
    what: `${rows.length} events in the stream`,
  });
  const stored = await storedMessages(nc);
  const ids = stored.map(({ id }) => id).toSorted();
  const expected = rows.map(({ id }) => id);
  if (ids.join() !== expected.join())
    throw new Error(`the stream has ${ids.length} events, the journal ${expected.length}`);
  return stored;
}
