import { expect, test } from 'vitest';
import { afterQuiet, nextMorning, usualQuietHours } from './quiet-hours.ts';

const shanghai = { zone: 'Asia/Shanghai', quiet: usualQuietHours };
const local = (time: string): number => Date.parse(`2026-11-${time}:00+08:00`);

test.each([
  ['26T20:59', '26T20:59'],
  ['26T21:00', '27T08:00'],
  ['26T23:59', '27T08:00'],
  ['27T00:00', '27T08:00'],
  ['27T07:59', '27T08:00'],
  ['27T08:00', '27T08:00'],
])('what comes up at %s is told at %s', (at, told) => {
  expect(afterQuiet(local(at), shanghai)).toBe(local(told));
});

test('hours within one day, and none at all', () => {
  const noon = { zone: 'Asia/Shanghai', quiet: ['12:00', '13:30'] as const };
  expect(afterQuiet(local('26T12:15'), noon)).toBe(local('26T13:30'));
  expect(afterQuiet(local('26T23:00'), noon)).toBe(local('26T23:00'));
  expect(afterQuiet(local('26T03:00'), { zone: 'Asia/Shanghai', quiet: ['00:00', '00:00'] })).toBe(
    local('26T03:00'),
  );
});

test('the hours are those of the place: Ürümqi sleeps longer than Shanghai', () => {
  const urumqi = { zone: 'Asia/Urumqi', quiet: usualQuietHours };
  expect(afterQuiet(local('27T08:00'), urumqi)).toBe(local('27T10:00'));
});

test('a night in which the clocks change is as long as it is', () => {
  const berlin = { zone: 'Europe/Berlin', quiet: usualQuietHours };
  const evening = Date.parse('2026-10-24T21:30:00+02:00');
  expect(new Date(afterQuiet(evening, berlin)).toISOString()).toBe('2026-10-25T07:00:00.000Z');
});

test('tomorrow begins when tomorrow’s quiet hours end', () => {
  expect(nextMorning(local('26T10:00'), shanghai)).toBe(local('27T08:00'));
  expect(nextMorning(local('26T23:30'), shanghai)).toBe(local('27T08:00'));
  expect(nextMorning(local('27T00:30'), shanghai)).toBe(local('28T08:00'));
});
