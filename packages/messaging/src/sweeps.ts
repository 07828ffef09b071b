import { startSweep, type SweepOptions, type SweepStats } from './sweep.ts';
import type { TimedJournal } from './timed-journal.ts';

/** The sweeps of a service over its tables; their `stats` are those that people wait for. */
export function createSweeps({
  service,
  ...parts
}: Pick<SweepOptions, 'pool' | 'now' | 'warn'> & { readonly service: string }) {
  const sweeps: ReturnType<typeof startSweep>[] = [];
  const chores: ReturnType<typeof startSweep>[] = [];
  return {
    /** Sweeps the clocks of a table until `stop`. */
    sweep: (table: string, { elapse }: Pick<TimedJournal<never, never>, 'elapse'>): void => {
      const context = { actor: `haoban/${service}` };
      sweeps.push(startSweep({ ...parts, table, elapse: (subject) => elapse(subject, context) }));
    },
    /** Does what nobody waits for, one subject of a table after the other, whenever its `wakes_at` has come. */
    workOff: (table: string, work: (subject: string) => Promise<void>): void => {
      chores.push(startSweep({ ...parts, table, elapse: work, atOnce: 1, retryMs: 5_000 }));
    },
    stats: (): SweepStats[] => sweeps.map(({ stats }) => stats),
    stop: () => Promise.all([...sweeps, ...chores].map((swept) => swept.stop())),
  };
}
