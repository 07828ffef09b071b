/**
 * Runs tasks of one lane one after another and different lanes side by side, at most `limit` at once.
 * `run` resolves when the task has a place, not when it is done; failures go to `failed`.
 */
export function createLanes(limit: number, failed: (error: unknown) => void) {
  const tails = new Map<string, Promise<void>>();
  let running = 0;
  let freed: (() => void) | undefined;

  const finish = (lane: string, own: Promise<void>): void => {
    if (tails.get(lane) === own) tails.delete(lane);
    running -= 1;
    freed?.();
  };

  return {
    run: async (lane: string, task: () => Promise<void>): Promise<void> => {
      while (running >= limit) {
        await new Promise<void>((resolve) => {
          freed = resolve;
        });
      }
      running += 1;
      const own: Promise<void> = (tails.get(lane) ?? Promise.resolve()).then(task).catch(failed);
      tails.set(lane, own);
      void own.finally(() => finish(lane, own));
    },
    idle: async (): Promise<void> => {
      await Promise.all(tails.values());
    },
  };
}
