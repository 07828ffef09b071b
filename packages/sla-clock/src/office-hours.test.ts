import { expect, test } from 'vitest';
import { buildCalendar } from './calendar.ts';
import { calendarCn } from './calendar-cn.ts';
import { judgeClock } from './judge.ts';
import { parseDate, parseInstant } from './local-date.ts';
import { buildOfficeHours, defaultHours, nextOpening, openingOf, workingMinutes } from './office-hours.ts';

const calendar = buildCalendar(calendarCn);
const zone = 'Asia/Shanghai';
const at = (monthAndDay: string, time: string): string => `2026-${monthAndDay}T${time}:00+08:00`;
const ms = (monthAndDay: string, time: string): number => parseInstant(at(monthAndDay, time));

test.for<[string[][], string]>([
  [[], 'at least one shift'],
  [[['09:00']], 'not office hours'],
  [[['9:00', '12:00']], 'not office hours'],
  [[['12:00', '09:00']], 'not office hours'],
  [[['09:00', '24:30']], 'not office hours'],
  [
    [
      ['09:00', '12:00'],
      ['11:00', '17:00'],
    ],
    'start before',
  ],
])('office hours that are none are refused: %o', ([pairs, message]) => {
  expect(() => buildOfficeHours(pairs)).toThrow(message);
});

test.for([
  ['11-02', '09:05', '11-02', '09:40', 35],
  ['11-02', '11:50', '11-02', '13:40', 20],
  ['11-02', '16:50', '11-03', '09:10', 20],
  ['11-06', '16:00', '11-09', '10:00', 120],
  ['09-25', '09:00', '09-27', '17:00', 0],
  ['11-02', '00:00', '11-03', '00:00', 390],
  ['11-03', '00:00', '11-02', '00:00', 0],
] as const)('from %s %s to %s %s there are %i working minutes', ([from, opens, to, closes, minutes]) => {
  const office = { calendar, zone, hours: defaultHours };
  expect(workingMinutes(office, ms(from, opens), ms(to, closes))).toBe(minutes);
});

test('a hall that never closes works 1,440 minutes a day', () => {
  const office = { calendar, zone, hours: buildOfficeHours([['00:00', '24:00']]) };
  expect(workingMinutes(office, ms('11-02', '00:00'), ms('11-04', '00:00'))).toBe(2880);
});

test.for([
  ['15 minutes', '11-02', '09:05', 0.25, '11-02', '09:20'],
  ['up to the break, not into it', '11-02', '09:00', 3, '11-02', '12:00'],
  ['over the break', '11-02', '11:00', 2, '11-02', '14:30'],
  ['up to closing, not the next opening', '11-02', '16:00', 1, '11-02', '17:00'],
  ['from the next opening after closing', '11-02', '18:00', 1, '11-03', '10:00'],
  ['from the next working day after a day off', '11-07', '10:00', 1, '11-09', '10:00'],
] as const)('an hour term runs in office hours: %s', ([, day, time, n, dueDay, dueTime]) => {
  const clock = { calendar, zone, acceptedAt: at(day, time), suspensions: [], asOf: at(day, time) };
  const { due, remaining } = judgeClock({ ...clock, term: { unit: 'WH', n } });
  expect(parseInstant(due ?? '')).toBe(ms(dueDay, dueTime));
  expect(remaining).toBe(null);
});

test('an hour term subtracts suspensions exactly, and an open one holds it back', () => {
  const clock = { calendar, zone, acceptedAt: at('11-02', '09:00'), asOf: at('11-02', '09:00') };
  const due = (start: string, end?: string): string | null =>
    judgeClock({
      ...clock,
      term: { unit: 'WH', n: 1 },
      suspensions: [{ start: at('11-02', start), ...(end === undefined ? {} : { end: at('11-02', end) }) }],
    }).due;
  expect(due('09:10', '09:25')).toBe('2026-11-02T02:15:00.000Z');
  expect(due('09:59')).toBe(null);
  expect(due('10:00')).toBe('2026-11-02T02:00:00.000Z');
});

test('an hour term is on time up to its instant', () => {
  const clock = {
    calendar,
    zone,
    acceptedAt: at('11-02', '09:00'),
    suspensions: [],
    asOf: at('11-02', '09:00'),
  };
  const onTime = (decidedAt: string) =>
    judgeClock({ ...clock, term: { unit: 'WH', n: 1 }, decidedAt }).onTime;
  expect(onTime('2026-11-02T02:00:00.000Z')).toBe(true);
  expect(onTime('2026-11-02T02:00:00.001Z')).toBe(false);
});

test('no hours at all are due on day 0', () => {
  const clock = {
    calendar,
    zone,
    acceptedAt: at('11-07', '10:00'),
    suspensions: [],
    asOf: at('11-07', '10:00'),
  };
  const judged = judgeClock({ ...clock, term: { unit: 'WH', n: 0 }, decidedAt: at('11-07', '22:00') });
  expect(judged).toMatchObject({ due: '2026-11-07', onTime: true, remaining: null });
});

test('by the close of business the last hour counts, not midnight', () => {
  const clock = {
    calendar,
    zone,
    acceptedAt: at('11-02', '10:00'),
    suspensions: [],
    asOf: at('11-03', '10:00'),
  };
  const onTime = (time: string, closeOfBusiness: boolean) =>
    judgeClock({ ...clock, term: { unit: 'WD', n: 1 }, decidedAt: at('11-03', time), closeOfBusiness })
      .onTime;
  expect([onTime('17:00', true), onTime('17:01', true), onTime('23:59', false)]).toEqual([true, false, true]);
});

test.for([
  ['11-02', '08:00', '11-02', '09:00'],
  ['11-02', '09:00', '11-02', '09:00'],
  ['11-02', '09:01', '11-02', '09:01'],
  ['11-02', '12:00', '11-02', '13:30'],
  ['11-02', '17:00', '11-03', '09:00'],
  ['09-24', '18:00', '09-28', '09:00'],
] as const)('from %s %s on the office is first open on %s at %s', ([day, time, opensDay, opensTime]) => {
  expect(nextOpening(calendar, defaultHours, zone, ms(day, time))).toBe(ms(opensDay, opensTime));
});

test('an office opens with its first shift', () => {
  expect(openingOf(defaultHours, zone, parseDate('2026-11-02'))).toBe(ms('11-02', '09:00'));
});
