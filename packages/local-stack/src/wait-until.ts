/** How long to keep asking, in ms, and what is awaited, as the end of "waited … ms for". */
export type Deadline = { timeoutMs: number; what: string; everyMs?: number };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Answer<T> = T | false | null | undefined;

/**
 * Asks `check` until it returns something truthy and returns that; a check that throws counts as "not yet".
 * After the deadline it throws an error naming what was awaited and the last failure.
 */
export const waitUntil = async <T>(
  check: () => Answer<T> | Promise<Answer<T>>,
  { timeoutMs, what, everyMs = 25 }: Deadline,
): Promise<T> => {
  const deadline = Date.now() + timeoutMs;
  let failure: unknown;
  for (;;) {
    try {
      const value = await check();
      if (value) return value;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (Date.now() >= deadline) {
      const why = failure instanceof Error ? `: ${failure.message}` : '';
      throw new Error(`waited ${timeoutMs} ms for ${what}${why}`, { cause: failure });
    }
    await pause(everyMs);
  }
};
