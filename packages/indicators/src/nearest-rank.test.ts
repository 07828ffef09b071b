import { expect, test } from 'vitest';
import { indicators } from './catalogue.ts';
import { keepsEach, nearestRanks } from './nearest-rank.ts';

const percents = [...new Set(indicators.filter(keepsEach).map(({ percent }) => percent ?? 50))];

// As the engine finds the place of a single value: from below, rounded down.
const placeOf = (level: number, members: number): number => Math.floor(level * members);

test('of single values the place counted from above is the nearest rank, for every percentile of the catalogue', () => {
  expect(percents.length).toBeGreaterThan(0);
  for (const percent of percents)
    for (let members = 1; members <= 20_000; members += 1) {
      const fromAbove = placeOf((100 - percent) / 100, members);
      expect(members - fromAbove).toBe(Number((BigInt(percent * members) + 99n) / 100n));
    }
});

test('weighted values are ranked from below, single ones from above', () => {
  expect(nearestRanks([50, 90], 'sample', false)).toBe('quantilesExactWeighted(0.5, 0.9)(amount, sample)');
  expect(nearestRanks([50, 90], 'sample', true)).toBe(
    'arrayMap(value -> -value, quantilesExactIf(0.5, 0.1)(-amount, sample > 0))',
  );
});
