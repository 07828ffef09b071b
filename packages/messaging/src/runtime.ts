import { setTimeout as delay } from 'node:timers/promises';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Pool } from 'pg';
import { startAnchors } from './anchors.ts';
import type { Digest } from './chain.ts';
import { startConsumer, type Effect } from './consumer.ts';
import type { Author } from './entries.ts';
import { createJournal, type Journal } from './journal.ts';
import { createPublisher } from './publisher.ts';
import { messagingReadings } from './readings.ts';
import { fingerprint, findReceipt, isReceiptConflict } from './receipts.ts';
import { startRelay, type RelayStats } from './relay.ts';
import { ensureStreams, streamFill } from './streams.ts';
import { startTallies } from './tallies.ts';
import { createSweeps } from './sweeps.ts';
import { createBell } from './wake.ts';

/** Where a service's journal is and whose it is. */
export type MessagingOptions = {
  readonly service: string;
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly dataset: string;
  readonly digest?: Digest;
  /** The suite's key, base64 of 32 bytes: daily anchors are signed under one derived from it. */
  readonly key?: string | undefined;
  /** The time of the service; tests step it. */
  readonly now?: () => Date;
  readonly warn: (message: string, error: unknown) => void;
};

const stepMs = 2_000;
const atMost = (ms: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, delay(ms, undefined, { ref: false })]);

/** What each source's events do here, by event type. */
export type Hearing = Readonly<Record<string, Readonly<Record<string, Effect>>>>;

/** The pool every statement of a service runs on; its schema is the service's. */
export function servicePool(databaseUrl: string, service: string): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    // a host that vanished must not keep the relay's lead for hours
    options: `-c search_path=${service} -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3`,
    keepAlive: true,
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

const receiptsOf = (pool: Pool) => ({
  find: (actor: string, route: string, key: string) => findReceipt(pool, actor, route, key),
  fingerprint,
  isConflict: isReceiptConflict,
});

const partsOf = (pool: Pool, nc: NatsConnection) => [
  { name: 'postgresql', check: () => pool.query('select 1') },
  { name: 'nats', check: () => nc.flush() },
];

/**
 * Connects a service to its journal and to JetStream. Make the journals, then `start` relay, tallies and consumers;
 * `stop` finishes what is under way and disconnects.
 */
export async function connectMessaging(options: MessagingOptions) {
  const { service, databaseUrl, natsUrl, dataset, key, warn } = options;
  const pool = servicePool(databaseUrl, service);
  const nc = await natsConnection(natsUrl, `haoban-${service}`);
  await ensureStreams(nc);
  const publisher = createPublisher(nc);
  const bell = createBell();
  const now = options.now ?? (() => new Date());
  const nowMs = (): number => now().getTime();
  const author: Author = { service, dataset, digest: options.digest ?? 'sha256', nowMs };
  const stops: (() => Promise<unknown>)[] = [];
  const consumers: ReturnType<typeof startConsumer>[] = [];
  const sweeps = createSweeps({ service, pool, now, warn });
  let relay: RelayStats = { published: 0, leading: false, oldestTransactionSeconds: 0 };

  const journal = <State>(table: string): Journal<State> =>
    createJournal<State>({ pool, table, author, committed: bell.ring });

  const start = async (hearing: Hearing): Promise<void> => {
    const openStream = () => ensureStreams(nc);
    const started = startRelay({ pool, schema: service, publisher, openStream, bell, warn });
    relay = started.stats;
    for (const [source, effects] of Object.entries(hearing)) {
      consumers.push(startConsumer({ nc, pool, publisher, name: service, source, effects, warn }));
    }
    const tallies = startTallies({ pool, journal: journal('tallies'), service, nowMs, warn });
    stops.push(async () => tallies.stop());
    if (key !== undefined) {
      const anchors = startAnchors({ pool, key: Buffer.from(key, 'base64'), nowMs, warn });
      stops.push(async () => anchors.stop());
    }
    stops.push(() => atMost(stepMs, started.stop()));
  };

  const stop = async (): Promise<void> => {
    await atMost(stepMs, sweeps.stop());
    // consumers first: what they still bury needs the publisher
    await atMost(2 * stepMs, Promise.all(consumers.map((consumer) => consumer.stop())));
    for (const step of stops) await step().catch((error: unknown) => warn('while stopping', error));
    publisher.close();
    // without a server to answer, draining would never end
    await atMost(stepMs, nc.drain()).catch(() => {});
    await nc.close();
    await pool.end();
  };

  return {
    pool,
    nc,
    publisher,
    journal,
    now,
    start,
    sweep: sweeps.sweep,
    workOff: sweeps.workOff,
    stop,
    receipts: receiptsOf(pool),
    parts: partsOf(pool, nc),
    readings: messagingReadings(
      () => relay,
      () => consumers.map(({ stats }) => stats),
      () => streamFill(nc),
      sweeps.stats,
    ),
  };
}

/** A service's connection to its journal and to JetStream. */
export type Messaging = Awaited<ReturnType<typeof connectMessaging>>;
