import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCalendar, type CalendarDefinition } from './calendar.ts';
import { calendarCn } from './calendar-cn.ts';
import { parseDate } from './local-date.ts';

const calendar = buildCalendar(calendarCn);
const day = fc.integer({ min: parseDate('1900-01-01'), max: parseDate('2150-12-31') });

test('a working day is one more than the day before, and nthWorkday leads back to it', () => {
  fc.assert(
    fc.property(day, (d) => {
      const count = calendar.workdaysUpTo(d);
      expect(count - calendar.workdaysUpTo(d - 1)).toBe(calendar.isWorkday(d) ? 1 : 0);
      const last = calendar.nthWorkday(count);
      expect(calendar.isWorkday(last)).toBe(true);
      expect(last).toBeLessThanOrEqual(d);
      expect(calendar.nthWorkday(count + 1)).toBeGreaterThan(d);
    }),
  );
});

test('dates outside the coverage are plain weekdays', () => {
  fc.assert(
    fc.property(day, (d) => {
      fc.pre(!calendar.covers(d));
      const weekday = new Date(d * 86_400_000).getUTCDay();
      expect(calendar.isWorkday(d)).toBe(weekday >= 1 && weekday <= 5);
    }),
  );
  expect(calendar.covers(parseDate('2016-01-01'))).toBe(true);
  expect(calendar.covers(parseDate('2026-12-31'))).toBe(true);
  expect(calendar.covers(parseDate('2027-01-01'))).toBe(false);
});

test.for<[Partial<CalendarDefinition>, string]>([
  [{ off: ['2027-01-01'] }, 'outside the coverage'],
  [{ off: ['2026-10-01'], work: ['2026-10-01'] }, 'given twice'],
  [{ work: ['2026-02-30'] }, 'not a date'],
  [{ coverage: { from: '2026-12-31', to: '2026-01-01' } }, 'before it starts'],
])('a calendar that contradicts itself is refused: %o', ([wrong, message]) => {
  expect(() => buildCalendar({ ...calendarCn, off: [], work: [], ...wrong })).toThrow(message);
});
