import { isCollision, wasUndone } from './failure.ts';

/** Writes one change; true when it was committed, false when its subject had moved on meanwhile. */
export type Writer<Change> = (change: Change) => Promise<boolean>;

type Waiting<Change> = {
  change: Change;
  resolve: (moved: boolean) => void;
  reject: (error: unknown) => void;
};

const maxRows = 64;
const maxInFlight = 4;

/**
 * Gathers concurrent changes of distinct subjects into shared statements: 64 rows, 4 statements in flight. Each caller
 * waits for its own commit. A statement the database refused is halved until the bad change fails alone; a collision
 * is tried once more. Where the database did not answer, nobody knows what was committed: every caller gets the error.
 */
export function batchedWriter<Change extends { readonly subject: string }>(
  write: (changes: readonly Change[]) => Promise<Set<string>>,
): Writer<Change> {
  const queue: Waiting<Change>[] = [];
  let inFlight = 0;

  const settle = async (batch: readonly Waiting<Change>[], again = true): Promise<void> => {
    try {
      const moved = await write(batch.map(({ change }) => change));
      for (const waiting of batch) waiting.resolve(moved.has(waiting.change.subject));
    } catch (error) {
      const half = batch.length >> 1;
      if (half > 0 && wasUndone(error)) {
        await settle(batch.slice(0, half));
        await settle(batch.slice(half));
      } else if (again && isCollision(error)) await settle(batch, false);
      else for (const waiting of batch) waiting.reject(error);
    }
  };

  const pump = (): void => {
    while (inFlight < maxInFlight && queue.length > 0) {
      inFlight += 1;
      void settle(queue.splice(0, maxRows)).finally(() => {
        inFlight -= 1;
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
