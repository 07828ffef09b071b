const firstMs = 30_000;
const longestMs = 3_600_000;

/** How long a delivery is tried: three days. */
export const webhookPatienceMs = 3 * 86_400_000;

/** Milliseconds until the next try after `attempts` failures; `chance` from 0 to 1 spreads them by a fifth either way. */
export const webhookRetryMs = (attempts: number, chance: number): number =>
  Math.round(Math.min(firstMs * 2 ** (attempts - 1), longestMs) * (0.8 + 0.4 * chance));
