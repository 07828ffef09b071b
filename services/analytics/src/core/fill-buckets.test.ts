import { expect, test } from 'vitest';
import { filledGroups } from './fill-buckets.ts';

const filled = (by: string[], found: string[][], from: string, to: string): string[] =>
  filledGroups(by, found, from, to).map((group) => group.join(' '));

test('months without data stand in an answer, for every other group that has any', () => {
  expect(
    filled(
      ['org', 'month'],
      [
        ['a', '2026-02'],
        ['b', '2026-01'],
      ],
      '2026-01-01',
      '2026-03-01',
    ),
  ).toEqual(['a 2026-01', 'a 2026-02', 'b 2026-01', 'b 2026-02']);
});

test('without any data time alone still has its buckets, other dimensions have none', () => {
  expect(filled(['month'], [], '2026-01-01', '2026-03-01')).toEqual(['2026-01', '2026-02']);
  expect(filled(['org', 'month'], [], '2026-01-01', '2026-03-01')).toEqual([]);
});

test('two dimensions of time are filled with the pairs that days have', () => {
  const pairs = filled(['month', 'weekday'], [['2026-02', '1']], '2026-01-31', '2026-02-03');
  expect(pairs).toEqual(['2026-01 6', '2026-02 1', '2026-02 7']);
});

test('hours of the day are filled, instants of the pipeline are not', () => {
  const hours = filled(['hall', 'hour'], [['h', '09']], '2026-01-01', '2026-01-02');
  expect([hours.length, hours[0], hours[23]]).toEqual([24, 'h 00', 'h 23']);
  expect(filled(['hour'], [['2026-01-01T09:00:00Z']], '2026-01-01', '2026-01-02')).toHaveLength(1);
});

test('what can not be filled in 4,000 buckets is left as it was found, in bytewise order', () => {
  expect(filled(['day'], [['2026-01-02'], ['2026-01-01']], '1970-01-01', '2026-02-01')).toEqual([
    '2026-01-01',
    '2026-01-02',
  ]);
});
