import type { Change } from './change.ts';

/** Writes one change; true when it was committed, false when its subject had moved on meanwhile. */
export type Writer = (change: Change<unknown>) => Promise<boolean>;

type Waiting = { change: Change<unknown>; resolve: (moved: boolean) => void; reject: (error: unknown) => void };

const maxRows = 64;
const maxInFlight = 4;

/**
 * Gathers concurrent changes into shared statements: at most one change a subject, 64 rows, 4 statements in flight.
 * Each caller waits for its own commit; when a shared statement fails, its changes are tried again one by one, so
 * that a bad one fails alone.
 */
export function batchedWriter(write: (changes: readonly Change<unknown>[]) => Promise<Set<string>>): Writer {
  let queue: Waiting[] = [];
  const busy = new Set<string>();
  let inFlight = 0;

  const take = (): Waiting[] => {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    for (const waiting of queue) {
      const { subject } = waiting.change;
      if (taken.length < maxRows && !busy.has(subject)) {
        busy.add(subject);
        taken.push(waiting);
      } else left.push(waiting);
    }
    queue = left;
    return taken;
  };

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const moved = await write(batch.map(({ change }) => change));
      for (const waiting of batch) waiting.resolve(moved.has(waiting.change.subject));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const waiting of batch) await settle([waiting]);
    }
  };

  const pump = (): void => {
    while (inFlight < maxInFlight && queue.length > 0) {
      const batch = take();
      if (batch.length === 0) return;
      inFlight += 1;
      void settle(batch).finally(() => {
        inFlight -= 1;
        for (const { change } of batch) busy.delete(change.subject);
        pump();
      });
    }
  };

  return (change) =>
    new Promise<boolean>((resolve, reject) => {
      queue.push({ change, resolve, reject });
      // one turn of the event loop, so that requests read together are written together
      setImmediate(pump);
    });
}
