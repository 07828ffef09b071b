import { instantText, type FactRow, type FactValue } from './fact-values.ts';

/** A value of a row as the warehouse says it, which says instants as texts. */
function asStored(counted: FactValue | undefined, stored: unknown): unknown {
  if (Array.isArray(counted))
    return counted.map((value: FactValue, index) =>
      asStored(value, Array.isArray(stored) ? stored[index] : undefined),
    );
  return typeof counted === 'number' && typeof stored === 'string' ? instantText(counted) : counted;
}

const said = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** A column with what is stored in it and what was counted anew, both as JSON. */
export type DifferingColumn = { readonly column: string; readonly stored: string; readonly counted: string };

/** The first column in which a stored row differs from the one counted anew, or undefined. Versions count what was known, not what is. */
export function differingColumn(
  stored: Readonly<Record<string, unknown>>,
  counted: FactRow,
): DifferingColumn | undefined {
  for (const column of Object.keys(counted)) {
    if (column === 'version') continue;
    const before = said(stored[column]);
    const anew = said(asStored(counted[column], stored[column]));
    if (before !== anew) return { column, stored: before, counted: anew };
  }
  return undefined;
}
