import { indicators } from '@haoban/indicators/catalogue';
import { expect, test } from 'vitest';
import { figureGroups } from './figure-groups.ts';

test('every indicator of the catalogue stands on the first page, once', () => {
  const shown = figureGroups.flatMap(({ ids }) => ids);
  expect(shown.toSorted()).toEqual(indicators.map(({ id }) => id).toSorted());
});
