import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { parseDate } from '@haoban/sla-clock/local-date';
import { expect, test } from 'vitest';
import { dayTable } from './day-table.ts';

const around = parseDate('2026-10-09');
const indexOf = (from: string, date: string): number => parseDate(date) - parseDate(from);

test('two entries tell the working days between two dates, and a count tells its day', () => {
  const { from, upTo, counted } = dayTable(buildCalendar(calendarCn), around);
  const at = (date: string): number => upTo[indexOf(from, date)] ?? Number.NaN;
  // the National Day week of 2026 has no working day
  expect(at('2026-10-08') - at('2026-09-30')).toBe(1);
  expect(counted[at('2026-10-08')]).toBe(indexOf(from, '2026-10-08'));
  expect(counted[at('2026-10-07')]).toBe(indexOf(from, '2026-09-30'));
});

test('without a calendar every day counts', () => {
  const { from, upTo, counted } = dayTable(undefined, around);
  const index = indexOf(from, '2026-10-07');
  expect([upTo[index], counted[index]]).toEqual([index, index]);
});
