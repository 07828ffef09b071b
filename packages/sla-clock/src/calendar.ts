import { formatDate, parseDate } from './local-date.ts';

/**
 * A working calendar as data, in the shape of `calendar.published`: dates off and worked against the
 * weekday, local office hours.
 */
export type CalendarDefinition = {
  calendarId: string;
  version: number;
  coverage: { from: string; to: string };
  off: string[];
  work: string[];
  officeHours: Record<string, string[][]>;
  sources: string[];
};

/**
 * Counts days since any fixed start: how many up to and including a day, and which day is the n-th. Office hours
 * count alike, in local milliseconds.
 */
export type DayCount = {
  workdaysUpTo: (day: number) => number;
  nthWorkday: (count: number) => number;
};

/**
 * What a day is: a plain working day, a plain day off, a weekday off, a weekend day worked, or a day that the calendar
 * does not know.
 */
export type DayKind = 'work' | 'off' | 'holiday' | 'makeup' | 'unknown';

/**
 * A working calendar that answers in constant time; days are days since 1970-01-01, beyond the coverage
 * plain weekdays.
 */
export type Calendar = DayCount & {
  id: string;
  version: number;
  coverage: { readonly from: number; readonly to: number };
  covers: (day: number) => boolean;
  isWorkday: (day: number) => boolean;
  kindOf: (day: number) => DayKind;
};

/**
 * Builds the prefix sums of a calendar; throws a RangeError for a malformed date, one outside the coverage,
 * or one both off and worked.
 */
export function buildCalendar(definition: CalendarDefinition): Calendar {
  const from = parseDate(definition.coverage.from);
  const to = parseDate(definition.coverage.to);
  const worked = workedDays(definition, from, to);

  const cumulative = new Int32Array(worked.length);
  const workdays: number[] = [];
  const before = weekdaysUpTo(from - 1);
  worked.forEach((works, index) => {
    if (works === 1) workdays.push(from + index);
    cumulative[index] = before + workdays.length;
  });
  const dayOf = Int32Array.from(workdays);
  const surplus = before + dayOf.length - weekdaysUpTo(to);

  const workdaysUpTo = (day: number): number =>
    day < from ? weekdaysUpTo(day) : (cumulative[day - from] ?? weekdaysUpTo(day) + surplus);
  const nthWorkday = (count: number): number =>
    count <= before ? nthWeekday(count) : (dayOf[count - before - 1] ?? nthWeekday(count - surplus));

  const covers = (day: number): boolean => from <= day && day <= to;
  const isWorkday = (day: number): boolean => workdaysUpTo(day) > workdaysUpTo(day - 1);

  return {
    id: definition.calendarId,
    version: definition.version,
    coverage: { from, to },
    covers,
    isWorkday,
    kindOf: (day) => (covers(day) ? kindOfKnown(isWorkday(day), isWeekday(day)) : 'unknown'),
    workdaysUpTo,
    nthWorkday,
  };
}

function workedDays({ off, work }: CalendarDefinition, from: number, to: number): Uint8Array {
  if (to < from) throw new RangeError(`the coverage ends on ${formatDate(to)}, before it starts`);
  const worked = Uint8Array.from({ length: to - from + 1 }, (_, index) => (isWeekday(from + index) ? 1 : 0));
  const exceptions = new Set<string>();
  const mark = (date: string, works: 0 | 1) => {
    const index = parseDate(date) - from;
    if (worked[index] === undefined) throw new RangeError(`${date} lies outside the coverage`);
    if (exceptions.has(date)) throw new RangeError(`${date} is given twice`);
    exceptions.add(date);
    worked[index] = works;
  };
  for (const date of off) mark(date, 0);
  for (const date of work) mark(date, 1);
  return worked;
}

function kindOfKnown(works: boolean, weekday: boolean): DayKind {
  if (works) return weekday ? 'work' : 'makeup';
  return weekday ? 'holiday' : 'off';
}

// Weekdays are counted from Monday 29 December 1969, day -3, so that weeks start at multiples of seven.
const MONDAY = 3;

function weekdaysUpTo(day: number): number {
  const weeks = Math.floor((day + MONDAY) / 7);
  return weeks * 5 + Math.min(day + MONDAY - weeks * 7 + 1, 5);
}

function nthWeekday(count: number): number {
  const weeks = Math.floor((count - 1) / 5);
  return weeks * 7 + (count - 1 - weeks * 5) - MONDAY;
}

function isWeekday(day: number): boolean {
  return weekdaysUpTo(day) > weekdaysUpTo(day - 1);
}
