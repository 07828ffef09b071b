import { expect, test } from 'vitest';
import { readLocal, writeLocal } from './local-pattern.ts';

const zone = 'Asia/Shanghai';

test('an instant is written as the clock on the wall shows it, by the pattern of the province', () => {
  const instant = '2026-11-30T17:05:09.987Z';
  expect(writeLocal(instant, 'yyyy-MM-dd HH:mm:ss', zone)).toBe('2026-12-01 01:05:09');
  expect(writeLocal(instant, 'yyyyMMddHHmmss', zone)).toBe('20261201010509');
  expect(writeLocal(instant, 'yyyy-MM-dd', zone)).toBe('2026-12-01');
});

test('what was written is read back to the second', () => {
  for (let day = 0; day < 800; day += 1) {
    const instant = new Date(Date.parse('2026-01-01T00:00:00Z') + day * 86_399_000).toISOString();
    for (const pattern of ['yyyy-MM-dd HH:mm:ss', 'yyyyMMddHHmmss', "dd.MM.yyyy 'um' HH:mm:ss"])
      expect(readLocal(writeLocal(instant, pattern, zone), pattern, zone)).toBe(instant);
  }
});

test.each([
  '2026-02-30 10:00:00',
  '2026-13-01 10:00:00',
  '2026-01-01 24:00:00',
  '2026-01-01 10:60:00',
  '2026-01-01T10:00:00',
  '2026-01-01 10:00',
  '2026-1-1 10:00:00',
  '',
])('%s is no time', (text) => {
  expect(readLocal(text, 'yyyy-MM-dd HH:mm:ss', zone)).toBeUndefined();
});
