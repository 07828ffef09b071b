import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Pool } from 'pg';
import type { Digest } from './chain.ts';
import { startConsumer, type ConsumerStats, type Effect } from './consumer.ts';
import type { Author } from './entries.ts';
import { createJournal, type Journal } from './journal.ts';
import { createPublisher } from './publisher.ts';
import { fingerprint, findReceipt, isReceiptConflict } from './receipts.ts';
import { startRelay, type RelayStats } from './relay.ts';
import { ensureStreams } from './streams.ts';
import { startTallies } from './tallies.ts';
import { createBell } from './wake.ts';

/** Where a service's journal is and whose it is. */
export type MessagingOptions = {
  readonly service: string;
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly dataset: string;
  readonly digest?: Digest;
  readonly warn: (message: string, error: unknown) => void;
};

/** What each source's events do here, by event type. */
export type Hearing = Readonly<Record<string, Readonly<Record<string, Effect>>>>;

/** The pool every statement of a service runs on; its schema is the service's. */
export function servicePool(databaseUrl: string, service: string): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    options: `-c search_path=${service}`,
    application_name: `haoban-${service}`,
    max: 20,
    connectionTimeoutMillis: 5_000,
  });
  // an idle connection that breaks is replaced at its next use
  pool.on('error', () => {});
  return pool;
}

/** A NATS connection that reconnects for ever. */
export const natsConnection = (natsUrl: string, name: string): Promise<NatsConnection> => {
  const { username, password, host } = new URL(natsUrl);
  return connect({
    servers: host,
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    waitOnFirstConnect: true,
    ...(username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
  });
};

/**
 * Connects a service to its journal and to JetStream. Make the journals, then `start` relay, tallies and consumers;
 * `stop` finishes what is under way and disconnects.
 */
export async function connectMessaging(options: MessagingOptions) {
  const { service, databaseUrl, natsUrl, dataset, warn } = options;
  const pool = servicePool(databaseUrl, service);
  const nc = await natsConnection(natsUrl, `haoban-${service}`);
  await ensureStreams(nc);
  const publisher = createPublisher(nc);
  const bell = createBell();
  const author: Author = { service, dataset, digest: options.digest ?? 'sha256', nowMs: Date.now };
  const stops: (() => Promise<unknown>)[] = [];
  const consumers: ConsumerStats[] = [];
  let relay: RelayStats = { published: 0, leading: false, oldestTransactionSeconds: 0 };

  const journal = <State>(table: string): Journal<State> =>
    createJournal<State>({ pool, table, author, committed: bell.ring });

  const start = async (hearing: Hearing): Promise<void> => {
    const started = startRelay({ pool, schema: service, publisher, bell, warn });
    relay = started.stats;
    const tallies = startTallies({ pool, journal: journal('tallies'), service, nowMs: author.nowMs, warn });
    for (const [source, effects] of Object.entries(hearing)) {
      const consumer = await startConsumer({ nc, pool, publisher, name: service, source, effects, warn });
      consumers.push(consumer.stats);
      stops.push(consumer.stop);
    }
    stops.push(async () => tallies.stop(), started.stop);
  };

  const stop = async (): Promise<void> => {
    for (const step of stops) await step();
    publisher.close();
    await nc.drain();
    await pool.end();
  };

  return {
    pool,
    nc,
    publisher,
    journal,
    start,
    stop,
    receipts: {
      find: (actor: string, route: string, key: string) => findReceipt(pool, actor, route, key),
      fingerprint,
      isConflict: isReceiptConflict,
    },
    parts: [
      { name: 'postgresql', check: () => pool.query('select 1') },
      { name: 'nats', check: () => nc.flush() },
    ],
    readings: messagingReadings(
      () => relay,
      () => consumers,
    ),
  };
}

/** A service's connection to its journal and to JetStream. */
export type Messaging = Awaited<ReturnType<typeof connectMessaging>>;

/** The metrics of the write path; every service exposes the same. */
function messagingReadings(relay: () => RelayStats, consumers: () => readonly ConsumerStats[]) {
  const sum = (field: keyof ConsumerStats) => (): number =>
    consumers().reduce((total, stats) => total + stats[field], 0);
  return [
    { name: 'haoban_relay_published', help: 'events this process published', read: () => relay().published },
    { name: 'haoban_relay_leading', help: '1 when this process publishes the journal', read: () => Number(relay().leading) },
    {
      name: 'haoban_relay_horizon_seconds',
      help: 'age of the oldest transaction that holds the relay back',
      read: () => relay().oldestTransactionSeconds,
    },
    { name: 'haoban_consumer_taken', help: 'events taken', read: sum('taken') },
    { name: 'haoban_consumer_repeated', help: 'events delivered again', read: sum('repeated') },
    { name: 'haoban_consumer_parked', help: 'deliveries that waited for a predecessor', read: sum('parked') },
    { name: 'haoban_consumer_buried', help: 'messages dead-lettered', read: sum('buried') },
  ];
}

