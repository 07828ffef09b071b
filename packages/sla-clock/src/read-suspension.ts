import { caseClocks, suspensionReasons, type CaseClock } from './case-words.ts';
import { eachOf, FieldError, instantField, instantOf, shown, wordOf, type Fields } from './read-field.ts';
import type { TimedSuspension } from './timed-case.ts';

/** Reads a suspension; a lenient one needs no reason and stops both clocks unless it says which. */
export function readSuspension(fields: Fields, lenient: boolean): TimedSuspension {
  const after = instantOf(fields, 'start');
  const upTo = instantField(fields, 'end') ?? Infinity;
  if (upTo < after) throw new FieldError('end', `lies before its start: ${shown(fields['end'])}`);
  const { reason, stops } = fields;
  return {
    after,
    upTo,
    reason: lenient && isAbsent(reason) ? 'suspended' : wordOf(reason, suspensionReasons, 'reason'),
    stops: lenient && isAbsent(stops) ? caseClocks : readClocks(fields, 'stops'),
  };
}

/** Reads the names of clocks, which must be there. */
export function readClocks(fields: Fields, field: string): readonly CaseClock[] {
  if (isAbsent(fields[field])) throw new FieldError(field, 'is missing');
  return eachOf(fields, field, (entry) => wordOf(entry, caseClocks, ''));
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
