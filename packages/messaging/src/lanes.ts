import { createTurns } from './turns.ts';

/**
 * Runs tasks of one lane one after another and `maxLanes` lanes side by side. `run` answers when the task has a place,
 * not when it is done: true, or false when the lane already holds `maxWaiting` tasks, so that a stuck lane takes no
 * place from the others. Failures go to `failed`.
 */
export function createLanes(maxLanes: number, maxWaiting: number, failed: (error: unknown) => void) {
  const inTurn = createTurns();
  const held = new Map<string, number>();
  let freed: (() => void) | undefined;

  const change = (): Promise<void> =>
    new Promise((resolve) => {
      freed = resolve;
    });

  const finish = (lane: string): void => {
    const left = (held.get(lane) ?? 1) - 1;
    if (left === 0) held.delete(lane);
    else held.set(lane, left);
    freed?.();
  };

  return {
    /** Only one caller may wait here: the loop that reads. */
    run: async (lane: string, task: () => Promise<void>): Promise<boolean> => {
      while (held.size >= maxLanes && !held.has(lane)) await change();
      const waiting = held.get(lane) ?? 0;
      if (waiting >= maxWaiting) return false;
      held.set(lane, waiting + 1);
      void inTurn(lane, task)
        .catch(failed)
        .finally(() => finish(lane));
      return true;
    },
    idle: async (): Promise<void> => {
      while (held.size > 0) await change();
    },
  };
}
