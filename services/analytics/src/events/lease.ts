import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

const retryMs = 500;

/**
 * Runs `work` in one process of all that ask, for as long as its PostgreSQL session lives; the others wait. When the
 * session breaks the work is stopped and the lease is asked for again. `stop` gives it back.
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
    await lost;
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
