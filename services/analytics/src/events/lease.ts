import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

const retryMs = 500;

// Those who hold a lease for good try for it; who queues for it wants to borrow it.
const isWanted = `select exists (select from pg_locks where locktype = 'advisory' and not granted
  and database = (select oid from pg_database where datname = current_database())
  and (classid::bigint << 32) | objid::bigint = hashtext($1)::bigint and objsubid = 1) as wanted`;

/**
 * Runs `work` in one process of all that ask, for as long as its PostgreSQL session lives; the others wait. When the
 * session breaks, or somebody borrows the lease, the work is stopped and the lease is asked for again. `stop` gives it back.
 */
export function holdLease(options: {
  readonly pool: Pool;
  readonly name: string;
  readonly work: () => Promise<{ stop: () => Promise<void> }>;
  readonly warn: (message: string, error: unknown) => void;
}): { stop: () => Promise<void>; held: () => boolean } {
  const { pool, name, work, warn } = options;
  let stopping = false;
  let held = false;
  let release: () => void = () => {};

  const hold = async (client: PoolClient): Promise<void> => {
    const lost = new Promise<void>((resolve) => {
      release = resolve;
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    if (stopping) return;
    const running = await work();
    held = true;
    const watching = setInterval(() => {
      client
        .query<{ wanted: boolean }>(isWanted, [name])
        .then(({ rows }) => rows[0]?.wanted === true && release())
        .catch(() => release());
    }, retryMs);
    await lost;
    clearInterval(watching);
    held = false;
    await running.stop();
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      const client = await pool.connect().catch(() => undefined);
      try {
        const answer = await client?.query<{ taken: boolean }>(
          'select pg_try_advisory_lock(hashtext($1)) as taken',
          [name],
        );
        if (client !== undefined && answer?.rows[0]?.taken === true) await hold(client);
      } catch (error) {
        warn(`${name} will try again`, error);
      } finally {
        client?.release(true);
      }
      if (!stopping) await delay(retryMs);
    }
  };

  const running = run();
  return {
    held: () => held,
    stop: async () => {
      stopping = true;
      release();
      await running;
    },
  };
}

/**
 * Runs `work` while nobody else holds the lease: its holder stops first, having finished what is under way, and takes it
 * again afterwards. Waits as long as the holder needs.
 */
export async function borrowLease<Result>(
  pool: Pool,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    return await work();
  } finally {
    client.release(true);
  }
}

/** The lease of whoever writes to the warehouse. */
export const sinkLease = 'haoban analytics sink';

/** The lease of a rebuild, which nothing may be loaded beside: rows that come past the sink would be lost in the exchange. */
export const rebuildLease = 'haoban analytics rebuild';

/** Runs `work` unless somebody else has the lease, alone or together with others; undefined then. */
export const onlyOnce = <Result>(
  pool: Pool,
  name: string,
  work: () => Promise<Result>,
): Promise<Result | undefined> => ifFree(pool, 'pg_try_advisory_lock', name, work);

/** Runs `work` together with others that have the lease in this way, unless somebody has it alone; undefined then. */
export const togetherWithOthers = <Result>(
  pool: Pool,
  name: string,
  work: () => Promise<Result>,
): Promise<Result | undefined> => ifFree(pool, 'pg_try_advisory_lock_shared', name, work);

async function ifFree<Result>(
  pool: Pool,
  take: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared',
  name: string,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>(`select ${take}(hashtext($1)) as taken`, [name]);
    return rows[0]?.taken === true ? await work() : undefined;
  } finally {
    client.release(true);
  }
}
