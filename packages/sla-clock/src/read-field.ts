import { readInstant } from './local-date.ts';

/** Thrown for a field of a line that cannot be read; the message names the field and says what it should be. */
export class FieldError extends RangeError {
  readonly field: string;
  readonly problem: string;

  constructor(field: string, problem: string) {
    super(field === '' ? problem : `${field}: ${problem}`);
    this.field = field;
    this.problem = problem;
  }
}

/** A JSON object whose fields are still to be checked. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object, neither null nor an array. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a JSON object. */
export function readFields(value: unknown): Fields {
  if (!isFields(value)) throw new FieldError('', `must be an object, not ${shown(value)}`);
  return value;
}

/** Reads an instant into epoch milliseconds; absent (or null) is undefined. */
export function instantField(fields: Fields, field: string): number | undefined {
  const value = fields[field];
  if (value === undefined || value === null) return undefined;
  const instantMs = typeof value === 'string' ? readInstant(value) : Number.NaN;
  if (Number.isNaN(instantMs)) {
    const problem = `must be an instant with its offset, such as 2026-11-09T10:00:00+08:00, not ${shown(value)}`;
    throw new FieldError(field, problem);
  }
  return instantMs;
}

/** Reads an instant that must be there. */
export function instantOf(fields: Fields, field: string): number {
  const instantMs = instantField(fields, field);
  if (instantMs === undefined) throw new FieldError(field, 'is missing');
  return instantMs;
}

/** Reads one of some words. */
export function wordOf<Word extends string>(value: unknown, words: readonly Word[], field: string): Word {
  for (const word of words) if (word === value) return word;
  throw new FieldError(field, `must be one of ${words.join(', ')}, not ${shown(value)}`);
}

const nothing: never[] = [];

/** Reads every entry of an array; absent (or null) is empty. Errors name the entry by its index. */
export function eachOf<Entry>(
  fields: Fields,
  field: string,
  read: (entry: unknown, index: number) => Entry,
): Entry[] {
  const value = fields[field];
  if (value === undefined || value === null) return nothing;
  if (!Array.isArray(value)) throw new FieldError(field, `must be an array, not ${shown(value)}`);
  const given: readonly unknown[] = value;
  const entries: Entry[] = [];
  try {
    for (const entry of given) entries.push(read(entry, entries.length));
  } catch (error) {
    throw inside(`${field}[${entries.length}]`, error);
  }
  return entries;
}

/** Runs a reading whose errors shall name the field that holds what it reads. */
export function within<Result>(field: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw inside(field, error);
  }
}

function inside(field: string, error: unknown): unknown {
  if (error instanceof FieldError) {
    return new FieldError(error.field === '' ? field : `${field}.${error.field}`, error.problem);
  }
  return error instanceof RangeError ? new FieldError(field, error.message) : error;
}

/** A value as errors show it: JSON, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = jsonOf(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return 'what is nested too deeply to show';
  }
}
