import { setTimeout as delay } from 'node:timers/promises';
import type { Messaging } from '@haoban/messaging/runtime';

type Pool = Messaging['pool'];
type PoolClient = Pick<Pool, 'query'>;

const retryMs = 500;

/** Repeats a step in one process at a time until the signal aborts. */
export type LeadOnce = (name: string, step: () => Promise<void>, stopping: AbortSignal) => Promise<void>;

/**
 * Of several processes on one database one leads (session advisory lock), the others wait for their turn. A step that
 * fails is repeated half a second later; a connection that broke gives the lead away.
 */
export const createLeadOnce =
  (pool: Pool, warn: (message: string, error: unknown) => void): LeadOnce =>
  async (name, step, stopping) => {
    const pause = (): Promise<unknown> =>
      delay(retryMs, undefined, { signal: stopping }).catch(() => undefined);
    const turn = async (client: PoolClient): Promise<boolean> => {
      const leads = await takeLead(client, name);
      while (leads && !stopping.aborted) {
        await client.query('select 1');
        await step();
      }
      return leads;
    };
    while (!stopping.aborted) {
      await withClient(pool, turn).catch(
        (error: unknown) => stopping.aborted || warn(`${name} will try again`, error),
      );
      if (!stopping.aborted) await pause();
    }
  };

/** A session that led is closed, which gives the lead back. */
async function withClient(pool: Pool, turn: (client: PoolClient) => Promise<boolean>): Promise<void> {
  const client = await pool.connect();
  // between two queries nobody else would hear that the connection broke; the next query tells
  const ignore = (): void => {};
  client.on('error', ignore);
  let led = true;
  try {
    led = await turn(client);
  } finally {
    client.off('error', ignore);
    client.release(led);
  }
}

async function takeLead(client: PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock(hashtext($1), hashtext(current_schema())) as taken',
    [name],
  );
  return rows[0]?.taken === true;
}
