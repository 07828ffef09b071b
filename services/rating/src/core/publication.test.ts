import { expect, test } from 'vitest';
import { ratesOf, spanOfMonth } from './publication.ts';

test('a month is its local days, whatever its length', () => {
  const spans = ['2026-02', '2026-12'].map((month) => spanOfMonth(month, 'Asia/Shanghai'));
  expect(spans).toEqual([
    { from: '2026-01-31T16:00:00.000Z', to: '2026-02-28T16:00:00.000Z' },
    { from: '2026-11-30T16:00:00.000Z', to: '2026-12-31T16:00:00.000Z' },
  ]);
});

test('below twenty of a kind there is no rate', () => {
  const counts = { ratings: 20, good: 15, orders: 19, rectified: 19, inTime: 19 };
  expect(ratesOf(counts)).toEqual({ goodRate: 0.75, rectificationRate: null, inTimeRate: null });
});
