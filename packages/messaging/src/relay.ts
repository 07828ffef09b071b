import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Publisher } from './publisher.ts';
import { claimCursor, moveCursor, nextBatch, readCursor } from './relay-batch.ts';
import type { Bell } from './wake.ts';

const pollMs = 200;
const retryMs = 500;
const measureMs = 5_000;

/** What the relay has done, for metrics; `oldestTransactionSeconds` is the age of what holds its horizon. */
export type RelayStats = { published: number; leading: boolean; oldestTransactionSeconds: number };

/**
 * Publishes the journal of one schema to JetStream, at least once, each subject in order. Of several processes one
 * leads (session advisory lock), the others wait. `openStream` makes sure of the stream and answers which one it is:
 * another than last time gets the journal from its beginning. Failures are retried for ever; nothing is skipped.
 */
export function startRelay(options: {
  readonly pool: Pool;
  readonly schema: string;
  readonly publisher: Publisher;
  readonly openStream: () => Promise<string>;
  readonly bell: Bell;
  readonly warn: (message: string, error: unknown) => void;
}): { stats: RelayStats; stop: () => Promise<void> } {
  const { pool, schema, publisher, openStream, bell, warn } = options;
  const stats: RelayStats = { published: 0, leading: false, oldestTransactionSeconds: 0 };
  let stopping = false;

  const lead = async (client: PoolClient): Promise<void> => {
    let measuredMs = 0;
    await claimCursor(client, await openStream());
    await walkIndexes(client);
    while (!stopping) {
      const published = await publishNext(client, publisher);
      stats.published += published ?? 0;
      if (Date.now() - measuredMs > measureMs) {
        measuredMs = Date.now();
        stats.oldestTransactionSeconds = await oldestTransactionSeconds(client);
      }
      if (published === undefined) await bell.wait(pollMs);
    }
  };

  const run = async (): Promise<void> => {
    const client = await pool.connect();
    // between two queries nobody else would hear that the connection broke; the next query tells
    client.on('error', ignore);
    let unused = false;
    try {
      stats.leading = await takeLead(client, schema);
      unused = !stats.leading;
      if (stats.leading) await lead(client);
    } finally {
      stats.leading = false;
      client.off('error', ignore);
      // a session that led is closed, which gives the lead back
      client.release(!unused);
    }
  };

  const running = (async () => {
    while (!stopping) {
      await run().catch((error: unknown) => stopping || warn('the relay will try again', error));
      if (!stopping) await delay(retryMs);
    }
  })();
  return {
    stats,
    stop: async () => {
      stopping = true;
      bell.ring();
      await running;
    },
  };
}

const ignore = (): void => {};

/** Publishes the next batch and moves the cursor behind it; how many rows it was, or undefined at the end. */
async function publishNext(client: PoolClient, publisher: Publisher): Promise<number | undefined> {
  const cursor = await readCursor(client);
  const { rows, end } = await nextBatch(client, cursor);
  if (end === undefined) return undefined;
  await Promise.all(rows.map((row) => publisher.publish(row.nats_subject, row.body, row.id, row.trace)));
  await moveCursor(client, cursor, end);
  return rows.length;
}

/**
 * Keeps this session from sorting: the index has the journal's order already. Where the planner knows little of a journal
 * that grew fast it would sort all that waits for each batch, so that a backlog would cost its square.
 */
async function walkIndexes(client: PoolClient): Promise<void> {
  await client.query('set enable_sort = off');
}

async function takeLead(client: PoolClient, schema: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    "select pg_try_advisory_lock(hashtext('haoban relay'), hashtext($1)) as taken",
    [schema],
  );
  return rows[0]?.taken === true;
}

/** Age of the oldest transaction of the cluster that has written: readers do not hold the relay. */
async function oldestTransactionSeconds(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ age: string | null }>(
    `select extract(epoch from max(now() - xact_start))::text as age from pg_stat_activity
     where backend_xid is not null and pid <> pg_backend_pid()`,
  );
  return Number(rows[0]?.age ?? 0);
}
