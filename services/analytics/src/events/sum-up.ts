import { setTimeout as delay } from 'node:timers/promises';

const everyMs = 30_000;

/** Runs passes over the days that were touched, one every half minute, until stopped. A pass that fails is told and tried again. */
export async function sumUp(
  pass: () => Promise<unknown>,
  warn: (message: string, error: unknown) => void,
): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (!stopping.signal.aborted)
        await pass().catch((error: unknown) => warn('days are summed later', error));
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
