import { expect, test } from 'vitest';
import { scoreWindows, windowScorecard, type ScorecardSums } from './scorecard.ts';

const sums = (group: string, numerator: number, denominator: number, sample = denominator) => ({
  group,
  item: 'x',
  numerator,
  denominator,
  sample,
});

const month: ScorecardSums = {
  on_time_promised: [sums('w1', 40, 40), sums('w2', 20, 40), sums('w3', 19, 19)],
  score_mean: [sums('w1', 320, 40), sums('w2', 320, 40), sums('w3', 190, 19)],
  bad_rate: [sums('w1', 0, 40), sums('w2', 10, 40), sums('w3', 0, 19)],
  quality_score: [sums('w1', 18_000, 200, 2)],
};

test('a score is the weighted mean of the points of the parts that are there', () => {
  const [first, second] = scoreWindows(month);
  // one item only, so nothing is adjusted: 100, 80, 100 and 90 points
  expect(first?.score).toBe((40 * 100 + 30 * 80 + 20 * 100 + 10 * 90) / 100);
  // without a quality review the other parts weigh 90: 50, 80 and 75 points
  expect(second?.score).toBe(Math.round((100 * (40 * 50 + 30 * 80 + 20 * 75)) / 90) / 100);
});

test('a window with too few members of a needed part is shown and has no place', () => {
  const scores = scoreWindows(month);
  expect(scores.map(({ group, rank }) => [group, rank])).toEqual([
    ['w1', 1],
    ['w2', 2],
    ['w3', null],
  ]);
  expect(scores[2]?.score).not.toBeNull();
});

test('equal scores share a place', () => {
  const twins = scoreWindows({
    on_time_promised: [sums('w1', 30, 40), sums('w2', 30, 40)],
    score_mean: [sums('w1', 320, 40), sums('w2', 320, 40)],
    bad_rate: [sums('w1', 1, 40), sums('w2', 1, 40)],
  });
  expect(twins.map(({ rank, isTied }) => [rank, isTied])).toEqual([
    [1, true],
    [1, true],
  ]);
});

test('each part of a score says its weight, its sample and what it was before the adjustment', () => {
  const [first] = scoreWindows(month);
  expect(first?.parts.map(({ indicator, weight }) => [indicator, weight])).toEqual(
    windowScorecard.parts.map(({ indicator, weight }) => [indicator, weight]),
  );
  expect(first?.parts[0]).toMatchObject({ value: 1, sample: 40, points: 100 });
});
