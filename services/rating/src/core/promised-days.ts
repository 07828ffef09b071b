import type { Term } from '@haoban/contracts/terms';

/** How many days an item promises, of whatever kind; undefined for hours, and where a date is promised instead. */
export function promisedDaysOf(promised: Term | undefined): number | undefined {
  if (promised === undefined || !('unit' in promised)) return undefined;
  if (promised.unit === 'IMMEDIATE') return 0;
  return promised.unit === 'WH' ? undefined : promised.n;
}
