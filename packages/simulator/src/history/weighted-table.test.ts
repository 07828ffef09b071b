import { expect, test } from 'vitest';
import { weightedTable } from './weighted-table.ts';

test('a choice has its share of the fractions', () => {
  const table = weightedTable([
    ['a', 1],
    ['never', 0],
    ['b', 3],
  ]);
  const drawn = Array.from({ length: 100 }, (_, index) => table(index / 100));
  expect(drawn.filter((choice) => choice === 'a')).toHaveLength(25);
  expect(drawn.filter((choice) => choice === 'b')).toHaveLength(75);
});

test('without a weight there is nothing to choose from', () => {
  expect(() => weightedTable([['only', 0]])(0.5)).toThrow('nothing to choose from');
});
