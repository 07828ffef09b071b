import type { Pool } from 'pg';
import { failureKind } from './failure.ts';
import { createLateness, type Lateness } from './lateness.ts';
import { createBell } from './wake.ts';

const batchSize = 1_000;
const usualAtOnce = 256;
const usualRetryMs = 60_000;
const passingRetryMs = 1_000;
const leastMs = 20;

/** What a sweep has done, for metrics: subjects swept, subjects that failed lately, and how late they were. */
export type SweepStats = { swept: number; failing: number; readonly lateness: Lateness };

/** Whose clocks are swept: `table` has the column `wakes_at`, `elapse` lets the time of one subject pass. */
export type SweepOptions = {
  readonly pool: Pool;
  readonly table: string;
  readonly elapse: (subject: string) => Promise<void>;
  readonly now: () => Date;
  readonly everyMs?: number;
  /** How many subjects at once; 256 unless told. */
  readonly atOnce?: number;
  /** After how long a subject that failed is tried again, a minute unless told; a second where a server was away. */
  readonly retryMs?: number;
  readonly warn: (message: string, error: unknown) => void;
};

type Due = { readonly subject: string; readonly wakes_at: string };

/**
 * Lets time pass for every subject whose instant has come, earliest first, found by the index on `wakes_at`: its cost
 * follows what falls due, not what there is. Nothing is kept in memory that a restart could lose; of several processes
 * each may sweep, because a subject's row decides who was first. A subject that fails is tried again later.
 */
export function startSweep(options: SweepOptions): { stats: SweepStats; stop: () => Promise<void> } {
  const { table, elapse, now, everyMs = 500, atOnce = usualAtOnce, retryMs = usualRetryMs, warn } = options;
  const bell = createBell();
  const stats: SweepStats = { swept: 0, failing: 0, lateness: createLateness() };
  const heldUntil = new Map<string, number>();
  let stopping = false;
  const { due, untilNext } = dueReader(options);

  const sweepOne = async ({ subject, wakes_at }: Due): Promise<void> => {
    try {
      await elapse(subject);
      stats.swept += 1;
      stats.lateness.add((now().getTime() - Date.parse(wakes_at)) / 1_000);
    } catch (error) {
      const pauseMs = failureKind(error) === 'passing' ? Math.min(passingRetryMs, retryMs) : retryMs;
      heldUntil.set(subject, performance.now() + pauseMs);
      warn(`time could not pass for ${table} ${subject}`, error);
    }
  };

  /** Sweeps what is due; answers how long nothing will be. */
  const sweep = async (): Promise<number> => {
    for (const [subject, untilMs] of heldUntil) if (performance.now() >= untilMs) heldUntil.delete(subject);
    stats.failing = heldUntil.size;
    const rows = await due([...heldUntil.keys()]);
    const queue = rows.values();
    const work = async (): Promise<void> => {
      for (const row of queue) {
        if (stopping) return;
        await sweepOne(row);
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, rows.length) }, work));
    return rows.length < batchSize ? untilNext(everyMs) : 0;
  };

  const running = (async () => {
    while (!stopping) {
      const idleMs = await sweep().catch((error: unknown) => {
        if (!stopping) warn(`the sweep of ${table} will try again`, error);
        return everyMs;
      });
      if (idleMs > 0 && !stopping) await bell.wait(idleMs);
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

/** Reads from the index what is due, earliest first, and what comes next. */
function dueReader({ pool, table, now }: SweepOptions) {
  const read = async (name: string, text: string, ...values: readonly unknown[]): Promise<Due[]> => {
    const asked = { name: `${name}-${table}`, text, values: [now().toISOString(), ...values] };
    return (await pool.query<Due>(asked)).rows;
  };
  return {
    due: (except: readonly string[]) =>
      read(
        'sweep',
        `select subject, wakes_at from ${table} where wakes_at <= $1 and subject <> all($2) order by wakes_at limit ${batchSize}`,
        except,
      ),
    /** Milliseconds until the next instant that is known, at most as many, so that nothing waits for the next round. */
    untilNext: async (mostMs: number): Promise<number> => {
      const [next] = await read(
        'sweep-next',
        `select subject, wakes_at from ${table} where wakes_at > $1 order by wakes_at limit 1`,
      );
      if (next === undefined) return mostMs;
      return Math.max(leastMs, Math.min(mostMs, Date.parse(next.wakes_at) - now().getTime()));
    },
  };
}
