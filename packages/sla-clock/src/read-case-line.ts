import { extensionKinds } from './case-words.ts';
import { buildOfficeHours, type OfficeHours } from './office-hours.ts';
import {
  eachOf,
  FieldError,
  instantField,
  instantOf,
  readFields,
  shown,
  within,
  wordOf,
  type Fields,
} from './read-field.ts';
import { readStages } from './read-stages.ts';
import { readClocks, readSuspension } from './read-suspension.ts';
import { readTerm } from './read-term.ts';
import type { TimedCase } from './timed-case.ts';

/** Checks a line of `haoban clock` (parsed JSON) and reads it into numbers; throws a FieldError for the first fault. */
export function readCaseLine(value: unknown): TimedCase {
  const fields = readFields(value);
  const timed: TimedCase = {
    id: readId(fields['id']),
    acceptedMs: instantField(fields, 'acceptedAt'),
    receivedMs: instantField(fields, 'receivedAt'),
    noticeMs: instantField(fields, 'noticeAt'),
    resubmittedMs: instantField(fields, 'resubmittedAt'),
    decidedMs: instantField(fields, 'decidedAt'),
    asOfMs: instantField(fields, 'asOf'),
    grantedMs: instantField(fields, 'grantedAt'),
    dispatchedMs: instantField(fields, 'dispatchedAt'),
    statutory: readTerm(fields, 'statutory'),
    promised: readTerm(fields, 'promised'),
    suspensions: eachOf(fields, 'suspensions', (entry) => readSuspension(readFields(entry), false)),
    extensions: eachOf(fields, 'extensions', readExtension),
    stages: readStages(fields),
    hours: readHours(fields),
  };
  checkStart(timed);
  checkFiling(timed);
  checkExtensions(timed);
  return timed;
}

function readId(id: unknown): string | number {
  if (typeof id === 'string' || typeof id === 'number') return id;
  throw new FieldError(
    'id',
    id === undefined ? 'is missing' : `must be a text or a number, not ${shown(id)}`,
  );
}

function readExtension(entry: unknown, index: number): TimedCase['extensions'][number] {
  const fields = readFields(entry);
  const { days, kind } = fields;
  if (typeof days !== 'number' || !(days >= 0)) {
    throw new FieldError('days', `must be a number from 0 on, not ${shown(days)}`);
  }
  return {
    approvedMs: instantOf(fields, 'approvedAt'),
    days,
    clocks: readClocks(fields, 'clocks'),
    kind: kind === undefined || kind === null ? undefined : wordOf(kind, extensionKinds, 'kind'),
    index,
  };
}

function readHours(fields: Fields): OfficeHours | undefined {
  if (fields['hours'] === undefined || fields['hours'] === null) return undefined;
  const pairs = eachOf(fields, 'hours', (pair): string[] => {
    const times: readonly unknown[] = Array.isArray(pair) ? pair : [];
    const texts = times.filter((time) => typeof time === 'string');
    if (times.length === 2 && texts.length === 2) return texts;
    throw new FieldError('', `must be a pair such as ["09:00","12:00"], not ${shown(pair)}`);
  });
  return within('hours', () => buildOfficeHours(pairs));
}

function checkStart(timed: TimedCase): void {
  const { acceptedMs, receivedMs, noticeMs, resubmittedMs, grantedMs, dispatchedMs } = timed;
  const idle = timed.statutory === undefined && timed.promised === undefined && timed.stages.length === 0;
  const elsewhere = idle && (grantedMs !== undefined || dispatchedMs !== undefined);
  if (acceptedMs === undefined && receivedMs === undefined && !elsewhere) {
    throw new FieldError('acceptedAt', 'is missing, and so is receivedAt');
  }
  if (receivedMs === undefined && (noticeMs !== undefined || resubmittedMs !== undefined)) {
    throw new FieldError('receivedAt', 'is missing beside noticeAt or resubmittedAt');
  }
}

function checkFiling({ acceptedMs, receivedMs, noticeMs, resubmittedMs }: TimedCase): void {
  if (receivedMs === undefined) return;
  const check = (field: string, instantMs: number | undefined, than: string, earliestMs: number): void => {
    if (instantMs !== undefined && instantMs < earliestMs) throw new FieldError(field, `lies before ${than}`);
  };
  check('noticeAt', noticeMs, 'receivedAt', receivedMs);
  check('acceptedAt', acceptedMs, 'receivedAt', receivedMs);
  check('resubmittedAt', resubmittedMs, 'receivedAt', receivedMs);
  check('resubmittedAt', resubmittedMs, 'noticeAt', noticeMs ?? receivedMs);
}

function checkExtensions(timed: TimedCase): void {
  for (const { days, clocks, index } of timed.extensions) {
    if (Number.isInteger(days)) continue;
    const whole = clocks.find((clock) => timed[clock] !== undefined && timed[clock].unit !== 'WH');
    if (whole !== undefined) {
      throw new FieldError(`extensions[${index}].days`, `must be a whole number for the ${whole} clock`);
    }
  }
}
