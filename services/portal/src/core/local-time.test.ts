import { expect, test } from 'vitest';
import { dayBefore, localDate, localInstant, localYear } from './local-time.ts';

test('dates are written as people write them', () => {
  expect(localDate('2026-11-09', 'zh')).toBe('2026年11月9日');
  expect(localDate('2026-11-09', 'en')).toBe('9 Nov 2026');
  expect(() => localDate('2026-02-30', 'zh')).toThrow(RangeError);
});

test('an exclusive end is shown as the day before it', () => {
  expect(dayBefore('2027-01-01')).toBe('2026-12-31');
});

test('an instant is shown in Beijing time, on the date it is there', () => {
  expect(localInstant('2026-12-31T16:05:59.000Z', 'zh')).toBe('2027年1月1日 00:05');
  expect(localInstant('2026-12-31T16:05:59.000Z', 'en')).toBe('1 Jan 2027, 00:05');
  expect(localYear(Date.parse('2026-12-31T16:00:00.000Z'))).toBe(2027);
});
