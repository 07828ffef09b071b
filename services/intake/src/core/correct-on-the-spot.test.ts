import { expect, test } from 'vitest';
import { at, stateOf, submitted } from '../../test/given-filing.ts';
import { correctOnTheSpot } from './correct-on-the-spot.ts';

const hundred = {
  at: at(3),
  officer: 'window-clerk',
  mended: Array.from({ length: 100 }, () => '补'.repeat(500)),
  materials: [],
};

test('what is corrected on the spot stays so much that an acceptance can name all of it', () => {
  const twice = stateOf(correctOnTheSpot(stateOf(correctOnTheSpot(submitted(), hundred)), hundred));
  expect(twice.mendings).toHaveLength(2);
  expect(correctOnTheSpot(twice, { ...hundred, mended: ['章程'] })).toEqual({ refusal: 'mendings_full' });
});
