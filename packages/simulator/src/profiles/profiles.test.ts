import { describe, expect, test, vi } from 'vitest';
import { answer } from '../../test/recount-figure.ts';
import { tell } from '../../test/recount.ts';
import { simulateHistory } from '../history/simulate-history.ts';
import { profileNamed, profiles, publishedFigures } from './profiles.ts';
import { allowedError, expectedAt, type PublishedFigure } from './published-figure.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

// Some ten thousand cases each.
const scales: Record<string, number> = {
  'jiangyin-2018': 0.004,
  'xuzhou-2018': 0.01,
  'nanchang-2021': 0.02,
  'guangdong-2023-07': 0.0008,
};

describe.each(profiles.map(({ name }) => name))('%s', (profile) => {
  const scale = scales[profile] ?? 0;
  const world = tell(simulateHistory({ profile, seed: 'published figures', scale }));
  const figures = (publishedFigures[profile] ?? []).map(
    (figure) => [`${figure.indicator}: ${figure.published}`, figure] as const,
  );

  test.each(figures)(
    'comes out as published within three standard errors: %s',
    (_, figure: PublishedFigure) => {
      const { value, numerator, denominator } = answer(figure, world);
      const found =
        figure.part === 'numerator' ? numerator : figure.part === 'denominator' ? denominator : value;
      const error = Math.abs(Number(found) - expectedAt(figure, scale));
      expect(error).toBeLessThanOrEqual(allowedError(figure, scale, denominator) + 1e-9);
    },
  );
});

test('the ratings of Guangdong add up to the published total', () => {
  const levels = profileNamed('guangdong-2023-07').ratings.levels;
  expect(levels.reduce((sum, [, count]) => sum + count, 0)).toBe(13_879_360);
});

test('an unknown profile is refused with the names there are', () => {
  expect(() => profileNamed('atlantis')).toThrow('only jiangyin-2018, xuzhou-2018');
});
