import { termUnits } from './case-words.ts';
import { FieldError, readFields, shown, within, wordOf, type Fields } from './read-field.ts';
import { termAmount, type Term } from './term.ts';

/** Reads a term; absent (or null) is undefined. */
export function readTerm(fields: Fields, field: string): Term | undefined {
  const value = fields[field];
  if (value === undefined || value === null) return undefined;
  return within(field, () => {
    const { unit, n } = readFields(value);
    const read = wordOf(unit, termUnits, 'unit');
    if (n === undefined || n === null) return checkedTerm({ unit: read });
    if (typeof n !== 'number') throw new FieldError('n', `must be a number, not ${shown(n)}`);
    return checkedTerm({ unit: read, n });
  });
}

function checkedTerm(term: Term): Term {
  if (term.unit === 'IMMEDIATE' && (term.n ?? 0) !== 0) throw new FieldError('n', 'must be 0 for IMMEDIATE');
  if (term.n === undefined && term.unit !== 'IMMEDIATE') throw new FieldError('n', 'is missing');
  try {
    termAmount(term);
  } catch {
    const what = term.unit === 'WH' ? 'a number of hours' : 'a whole number of days';
    throw new FieldError('n', `must be ${what} from 0 on, not ${term.n}`);
  }
  return term;
}
