import { readInstant } from '@haoban/sla-clock/local-date';
import type { FactRow, FactValue } from './fact-values.ts';

/** Whether what the warehouse says of a column, an instant as a text, is the value of a row. */
function isSame(stored: unknown, counted: FactValue | undefined): boolean {
  if (Array.isArray(counted))
    return (
      Array.isArray(stored) &&
      stored.length === counted.length &&
      counted.every((value: FactValue, index) => isSame(stored[index], value))
    );
  if (typeof counted === 'number' && typeof stored === 'string')
    return readInstant(`${stored.replace(' ', 'T')}Z`) === counted;
  return stored === counted;
}

/** The first column in which a stored row differs from the one counted anew, or undefined. Versions count what was known, not what is. */
export function differingColumn(
  stored: Readonly<Record<string, unknown>>,
  counted: FactRow,
): string | undefined {
  return Object.keys(counted).find(
    (column) => column !== 'version' && !isSame(stored[column], counted[column]),
  );
}
