import { expect, test } from 'vitest';
import { readInstant } from './read-instant.ts';

const iso = (text: string, zone = 'Asia/Shanghai'): string | undefined => {
  const ms = readInstant(text, zone);
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

test('an offset decides over the zone of the map', () => {
  expect(iso('2012-01-23T15:42:54.644+01:00')).toBe('2012-01-23T14:42:54.644Z');
  expect(iso('2012-01-23T15:42:54Z')).toBe('2012-01-23T15:42:54.000Z');
  expect(iso('2012-01-23 15:42-0530')).toBe('2012-01-23T21:12:00.000Z');
});

test('a time without offset is local, summer time included', () => {
  expect(iso('2024-03-01')).toBe('2024-02-29T16:00:00.000Z');
  expect(iso('2024/3/1 9:05')).toBe('2024-03-01T01:05:00.000Z');
  expect(iso('2011-07-01 12:00:00', 'Europe/Amsterdam')).toBe('2011-07-01T10:00:00.000Z');
  expect(iso('2011-12-01 12:00:00,5', 'Europe/Amsterdam')).toBe('2011-12-01T11:00:00.500Z');
  expect(iso('2011-03-27 03:30:00', 'Europe/Amsterdam')).toBe('2011-03-27T01:30:00.000Z');
  expect(iso('2011-03-27 01:30:00', 'Europe/Amsterdam')).toBe('2011-03-27T00:30:00.000Z');
});

test.each([
  '',
  'soon',
  '2023-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-02-00',
  '2024-01-32',
  '2024-01-01 24:00',
  '2024-01-01 10:60',
  '9999-12-31',
  '0001-01-01',
  '01/02/2024',
])('%j is no time', (text) => expect(iso(text)).toBeUndefined());
