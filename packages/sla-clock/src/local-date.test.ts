import { expect, test } from 'vitest';
import { formatDate, localDay, parseDate, parseInstant } from './local-date.ts';

const localDate = (instant: string, zone: string) => formatDate(localDay(parseInstant(instant), zone));

test('dates are days since 1 January 1970 and back', () => {
  expect(parseDate('1970-01-01')).toBe(0);
  expect(parseDate('1969-12-31')).toBe(-1);
  expect(formatDate(parseDate('2024-02-29'))).toBe('2024-02-29');
});

test.for(['2026-02-30', '2026-2-3', '2026-11-09T00:00:00Z', ''])('%o is no date', (text) => {
  expect(() => parseDate(text)).toThrow('not a date');
});

test.for([
  '2026-11-09',
  '2026-11-09T10:00:00',
  '2026-02-30T10:00:00Z',
  '2026-11-09T25:00:00Z',
  '9 Nov 2026 10:00',
])('%o is no instant', (text) => {
  expect(() => parseInstant(text)).toThrow(RangeError);
});

test('an instant is read with its offset', () => {
  expect(parseInstant('2012-01-23T15:42:54.644+01:00')).toBe(Date.UTC(2012, 0, 23, 14, 42, 54, 644));
});

test.for([
  ['2026-11-09T15:59:59.999Z', 'Asia/Shanghai', '2026-11-09'],
  ['2026-11-09T16:00:00Z', 'Asia/Shanghai', '2026-11-10'],
  ['1988-07-01T15:30:00Z', 'Asia/Shanghai', '1988-07-02'],
  ['2026-03-28T22:59:59Z', 'Europe/Amsterdam', '2026-03-28'],
  ['2026-03-28T23:00:00Z', 'Europe/Amsterdam', '2026-03-29'],
  ['2026-03-29T22:00:00Z', 'Europe/Amsterdam', '2026-03-30'],
  ['2026-10-25T22:59:59Z', 'Europe/Amsterdam', '2026-10-25'],
  ['1969-12-31T23:59:59Z', 'UTC', '1969-12-31'],
  ['2026-11-09T07:59:59Z', 'America/Los_Angeles', '2026-11-08'],
] as const)('%s is, in %s, on %s', ([instant, zone, date]) => {
  expect(localDate(instant, zone)).toBe(date);
});

test('an unknown zone is refused', () => {
  expect(() => localDay(0, 'Asia/Nowhere')).toThrow(RangeError);
});
