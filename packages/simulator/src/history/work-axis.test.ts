import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { expect, test } from 'vitest';
import { officeTime } from '../office-time.ts';
import { workAxis } from './work-axis.ts';

const calendar = buildCalendar(calendarCn);
const axis = workAxis(calendar, officeTime(calendar, 'Asia/Shanghai', calendarCn.officeHours['*'] ?? []));
const at = (local: string): number => Date.parse(`${local}+08:00`);
const local = (position: number): string =>
  new Date(axis.instant(position) + 8 * 3_600_000).toISOString().slice(0, 16);

test('an instant in office hours comes back from its position', () => {
  for (const time of [
    '2018-03-05T09:00:00',
    '2018-03-05T11:59:00',
    '2018-03-05T13:30:30',
    '2018-03-09T16:59:00',
  ])
    expect(Math.abs(axis.instant(axis.position(at(time))) - at(time))).toBeLessThan(10);
});

test('nights, lunch and days off have no length', () => {
  const friday = axis.position(at('2018-03-09T18:00:00'));
  expect(Math.floor(friday)).toBe(Math.floor(axis.position(at('2018-03-09T10:00:00'))));
  expect(axis.position(at('2018-03-10T12:00:00'))).toBe(axis.position(at('2018-03-12T08:00:00')));
  expect(axis.position(at('2018-03-09T12:10:00'))).toBe(axis.position(at('2018-03-09T13:20:00')));
});

test('a whole number more is the same hour of the next working day', () => {
  const friday = axis.position(at('2018-03-09T10:00:00'));
  expect(local(friday + 1)).toBe('2018-03-12T10:00');
});

test('a working day of a makeup week counts, a holiday does not', () => {
  const before = axis.position(at('2018-02-14T09:00:00'));
  expect(local(before + 1)).toBe('2018-02-22T09:00');
  expect(local(before + 3)).toBe('2018-02-24T09:00');
});
