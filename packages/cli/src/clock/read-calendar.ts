import { readFileSync } from 'node:fs';
import { buildCalendar, type Calendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { isFields, type Fields } from '@haoban/sla-clock/read-field';
import { WrongUse } from '../command.ts';

/**
 * The national calendar, or one from a file: in the shape of `calendar.published`, or by years (`years: { "2026": {
 * off, work } }`, id and version left out). Throws WrongUse for a bad file.
 */
export function readCalendar(file: string | undefined): Calendar {
  if (file === undefined) return buildCalendar(calendarCn);
  try {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    return buildCalendar(definitionOf(JSON.parse(text)));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new WrongUse(`日历无法使用 the calendar ${file} cannot be used: ${error.message}`);
  }
}

function definitionOf(given: unknown): CalendarDefinition {
  const fields = objectOf(given, 'the file');
  const { calendarId = 'file', version = 1, years } = fields;
  if (typeof calendarId !== 'string') throw new RangeError('calendarId must be a text');
  if (typeof version !== 'number') throw new RangeError('version must be a number');
  const coverage = objectOf(fields['coverage'], 'coverage');
  const parts =
    years === undefined
      ? [fields]
      : Object.values(objectOf(years, 'years')).map((year) => objectOf(year, 'years'));
  return {
    calendarId,
    version,
    coverage: { from: textOf(coverage['from'], 'coverage.from'), to: textOf(coverage['to'], 'coverage.to') },
    off: parts.flatMap((part) => textsOf(part, 'off')),
    work: parts.flatMap((part) => textsOf(part, 'work')),
    officeHours: {},
    sources: [],
  };
}

function objectOf(value: unknown, name: string): Fields {
  if (!isFields(value)) throw new RangeError(`${name} must be an object`);
  return value;
}

function textsOf(fields: Fields, name: string): string[] {
  const value = fields[name];
  const entries: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
  if (entries === undefined) throw new RangeError(`${name} must be an array of dates`);
  return entries.map((entry) => textOf(entry, name));
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new RangeError(`${name} must be a date`);
  return value;
}
