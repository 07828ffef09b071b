import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Publisher } from './publisher.ts';
import { claimCursor, moveCursor, nextBatch, readCursor, type Cursor } from './relay-batch.ts';
import type { Bell } from './wake.ts';

const pollMs = 200;
const retryMs = 500;

/** What the relay has done, for metrics; `oldestTransactionSeconds` is the age of what holds its horizon. */
export type RelayStats = { published: number; leading: boolean; oldestTransactionSeconds: number };

/**
 * Publishes the journal of one schema to JetStream, at least once, each subject in order. Of several processes one
 * leads (session advisory lock), the others wait. Broken connections are retried for ever; nothing is skipped.
 */
export function startRelay(options: {
  readonly pool: Pool;
  readonly schema: string;
  readonly publisher: Publisher;
  readonly bell: Bell;
  readonly warn: (message: string, error: unknown) => void;
}): { stats: RelayStats; stop: () => Promise<void> } {
  const { pool, schema, publisher, bell, warn } = options;
  const stats: RelayStats = { published: 0, leading: false, oldestTransactionSeconds: 0 };
  let stopping = false;

  const publishFrom = async (client: PoolClient, cursor: Cursor): Promise<Cursor | undefined> => {
    const { rows, end } = await nextBatch(client);
    if (end === undefined) return undefined;
    await Promise.all(rows.map((row) => publisher.publish(row.nats_subject, row.body, row.id, row.trace)));
    await moveCursor(client, cursor, end);
    stats.published += rows.length;
    return end;
  };

  const lead = async (client: PoolClient): Promise<void> => {
    let measuredMs = 0;
    await claimCursor(client);
    while (!stopping) {
      const moved = await publishFrom(client, await readCursor(client));
      if (Date.now() - measuredMs > 5_000) {
        measuredMs = Date.now();
        stats.oldestTransactionSeconds = await oldestTransactionSeconds(client);
      }
      if (moved === undefined) await bell.wait(pollMs);
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      const client = await pool.connect().catch(() => undefined);
      try {
        if (client !== undefined && (await takeLead(client, schema))) {
          stats.leading = true;
          await lead(client);
        }
      } catch (error) {
        if (!stopping) warn('the relay will try again', error);
      } finally {
        stats.leading = false;
        // a broken or leading session is closed, which gives the lock back
        client?.release(true);
      }
      if (!stopping) await delay(retryMs);
    }
  };

  const running = run();
  return {
    stats,
    stop: async () => {
      stopping = true;
      bell.ring();
      await running;
    },
  };
}

async function takeLead(client: PoolClient, schema: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    "select pg_try_advisory_lock(hashtext('haoban relay'), hashtext($1)) as taken",
    [schema],
  );
  return rows[0]?.taken === true;
}

async function oldestTransactionSeconds(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ age: string | null }>(
    `select extract(epoch from max(now() - xact_start))::text as age from pg_stat_activity
     where backend_xmin is not null and pid <> pg_backend_pid()`,
  );
  return Number(rows[0]?.age ?? 0);
}
