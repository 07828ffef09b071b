import type { FactRow } from './fact-values.ts';

/** The first column in which a stored row differs from the one counted anew, or undefined. Versions count what was known, not what is. */
export function differingColumn(
  stored: Readonly<Record<string, unknown>>,
  counted: FactRow,
): string | undefined {
  return Object.keys(counted).find(
    (column) => column !== 'version' && JSON.stringify(stored[column]) !== JSON.stringify(counted[column]),
  );
}
