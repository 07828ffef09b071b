import { expect, test } from 'vitest';
import { buildCalendar } from './calendar.ts';
import { calendarCn } from './calendar-cn.ts';
import { dueDay, isProvisional } from './due.ts';
import { formatDate, parseDate } from './local-date.ts';
import type { DaySpan } from './suspensions.ts';
import type { DayTerm } from './term.ts';

const calendar = buildCalendar(calendarCn);

function due(term: DayTerm, day0: string, removed: DaySpan[] = []): string | null {
  const day = dueDay(calendar, term, parseDate(day0), removed);
  return day === null ? null : formatDate(day);
}

const span = (after: string, upTo?: string): DaySpan => ({
  after: parseDate(after),
  upTo: upTo === undefined ? Infinity : parseDate(upTo),
});

test('natural days count days off', () => {
  expect(due({ unit: 'ND', n: 7 }, '2026-11-02')).toBe('2026-11-09');
});

test('natural days that end on a day off move to the next working day, make-up days included', () => {
  expect(due({ unit: 'ND', n: 10 }, '2026-09-15')).toBe('2026-09-28');
  expect(due({ unit: 'ND', n: 2 }, '2026-10-08')).toBe('2026-10-10');
});

test('a suspension removes natural days but plays no part in the roll', () => {
  expect(due({ unit: 'ND', n: 5 }, '2026-11-02', [span('2026-11-03', '2026-11-05')])).toBe('2026-11-09');
  expect(due({ unit: 'ND', n: 5 }, '2026-11-02', [span('2026-11-07', '2026-11-12')])).toBe('2026-11-09');
  expect(due({ unit: 'ND', n: 5 }, '2026-11-02', [span('2026-11-07')])).toBe('2026-11-09');
});

test('on the spot is due on day 0, even on a day off and under an open suspension', () => {
  for (const term of [{ unit: 'IMMEDIATE' }, { unit: 'IMMEDIATE', n: 0 }, { unit: 'WD', n: 0 }] as const) {
    expect(due(term, '2026-10-03', [span('2026-10-01')])).toBe('2026-10-03');
  }
});

test('no natural days at all still end on a working day', () => {
  expect(due({ unit: 'ND', n: 0 }, '2026-10-03')).toBe('2026-10-08');
});

test('a term reached on the day an open suspension starts keeps its due date', () => {
  expect(due({ unit: 'WD', n: 5 }, '2026-11-02', [span('2026-11-09')])).toBe('2026-11-09');
  expect(due({ unit: 'WD', n: 5 }, '2026-11-02', [span('2026-11-08')])).toBe(null);
});

test('a suspension from before day 0 removes only the days after it', () => {
  expect(due({ unit: 'WD', n: 3 }, '2026-11-02', [span('2026-10-20', '2026-11-04')])).toBe('2026-11-09');
});

test('only a due date that touches unknown dates is provisional', () => {
  const [known, unknown] = [parseDate('2026-12-28'), parseDate('2027-01-04')];
  expect(isProvisional(calendar, known, known)).toBe(false);
  expect(isProvisional(calendar, known, unknown)).toBe(true);
  expect(isProvisional(calendar, parseDate('2015-12-31'), known)).toBe(true);
  expect(isProvisional(calendar, known, null)).toBe(false);
});
