import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { parseDate, parseInstant } from '@haoban/sla-clock/local-date';
import { expect, test } from 'vitest';
import { officeTime } from './office-time.ts';

const office = officeTime(buildCalendar(calendarCn), 'Asia/Shanghai', [
  ['09:00', '12:00'],
  ['13:30', '17:00'],
]);
const at = (local: string) => parseInstant(`2026-${local}+08:00`);

test.each([
  ['in office hours nothing is waited for', '10-12T10:00', 0, 0, '10-12T10:00'],
  ['the lunch break is skipped', '10-12T12:00', 0, 0, '10-12T13:30'],
  ['after closing the next working day opens', '10-12T17:00', 0, 0, '10-13T09:00'],
  ['half of what the day has left', '10-12T16:00', 0, 0.5, '10-12T16:30'],
  ['half of a whole day is 210 of 390 minutes past lunch', '10-12T16:00', 1, 0.5, '10-13T13:45'],
  ['a make-up Saturday is worked', '10-09T18:00', 0, 0, '10-10T09:00'],
  ['National Day is not', '09-30T18:00', 0, 0, '10-08T09:00'],
  ['two working days from a Sunday', '10-11T11:00', 2, 0, '10-13T09:00'],
])('%s', (_, from, workdays, fraction, expected) => {
  expect(office.later(at(from), workdays, fraction)).toBe(at(expected));
});

test('a day off has no office time', () => {
  expect(office.sessions(parseDate('2026-10-01'))).toEqual([]);
});
