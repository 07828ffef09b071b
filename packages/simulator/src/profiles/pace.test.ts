import { expect, test } from 'vitest';
import { momentsOf, onTheSpot, paced } from './pace.ts';

test.each([
  { promised: 1, mean: 0.57 },
  { promised: 8, mean: 4.56, late: 0.01 },
  { promised: 28, mean: 12.6, sameDay: 0.25 },
  { promised: 40, mean: 32 },
])('the mean is exactly the one asked for: %o', (plan) => {
  const elapsed = paced(plan);
  expect(momentsOf(elapsed).mean).toBeCloseTo(plan.mean, 10);
  expect(elapsed.reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(1, 10);
});

test('late and same-day cases have their shares, the rest is in time', () => {
  const elapsed = paced({ promised: 10, mean: 5, late: 0.02, sameDay: 0.1 });
  const share = (holds: (days: readonly [number, number]) => boolean) =>
    elapsed.reduce((sum, [days, weight]) => sum + (holds(days) ? weight : 0), 0);
  expect(share(([from]) => from > 10)).toBeCloseTo(0.02, 10);
  expect(share(([, to]) => to === 0)).toBeCloseTo(0.1, 10);
  expect(share(([from, to]) => from >= 1 && to <= 10)).toBeCloseTo(0.88, 10);
});

test('a mean that no pace has is refused', () => {
  expect(() => paced({ promised: 3, mean: 3.5 })).toThrow('no pace within 3 days');
});

test('of cases on the spot a share waits for the next day', () => {
  expect(momentsOf(onTheSpot(0.01)).mean).toBeCloseTo(0.01, 10);
});
