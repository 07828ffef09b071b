const remembered = 10_000;

/** Seconds by which the latest things were late: the last ten thousand of them. */
export function createLateness() {
  const seconds: number[] = [];
  let next = 0;
  return {
    add: (late: number): void => {
      seconds[next] = late;
      next = (next + 1) % remembered;
    },
    /** Nearest-rank percentile, `share` from 0 to 1; 0 when nothing was measured. */
    percentile: (share: number): number => {
      const sorted = seconds.toSorted((a, b) => a - b);
      return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
    },
  };
}
export type Lateness = ReturnType<typeof createLateness>;
