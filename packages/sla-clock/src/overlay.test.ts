import { expect, test } from 'vitest';
import { buildCalendar } from './calendar.ts';
import { calendarCn } from './calendar-cn.ts';
import { parseDate } from './local-date.ts';
import { overlayCalendar, type CalendarOverlay } from './overlay.ts';

const overlay: CalendarOverlay = {
  calendarId: '5401',
  version: 3,
  off: ['2026-02-24', '2026-02-28'],
  work: ['2026-10-07'],
  sources: ['a local notice'],
};

test('local dates win over the national ones, all others stay', () => {
  const local = buildCalendar(overlayCalendar(calendarCn, overlay));
  const works = (date: string): boolean => local.isWorkday(parseDate(date));
  expect([local.id, local.version]).toEqual(['5401', 3]);
  expect(['2026-02-24', '2026-02-28', '2026-10-07', '2026-10-08', '2026-02-14'].map(works)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

test('an overlay keeps the sources and the office hours of both', () => {
  const hours = { hall: [['10:00', '16:00']] };
  const local = overlayCalendar(calendarCn, { ...overlay, officeHours: hours });
  expect(local.sources).toEqual([...calendarCn.sources, 'a local notice']);
  expect(local.officeHours).toEqual({ ...calendarCn.officeHours, ...hours });
});

test('a narrower coverage leaves the dates beyond it out', () => {
  const coverage = { from: '2026-01-01', to: '2026-12-31' };
  const local = buildCalendar(overlayCalendar(calendarCn, { ...overlay, coverage }));
  expect(local.covers(parseDate('2025-12-31'))).toBe(false);
  expect(local.covers(parseDate('2026-12-31'))).toBe(true);
});

test.for<[Partial<CalendarOverlay>, string]>([
  [{ coverage: { from: '2026-01-01', to: '2027-12-31' } }, 'exceeds'],
  [{ off: ['2027-01-01'] }, 'outside the coverage'],
  [{ off: ['2026-10-07'] }, 'given twice'],
  [{ off: ['2026-02-30'] }, 'not a date'],
])('an overlay that contradicts itself or its base is refused: %o', ([wrong, message]) => {
  expect(() => overlayCalendar(calendarCn, { ...overlay, ...wrong })).toThrow(message);
});
