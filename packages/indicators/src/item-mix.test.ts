import { array, assert, constantFrom, nat, property, record, shuffledSubarray } from 'fast-check';
import { expect, test } from 'vitest';
import { adjustForItems, type MixSums } from './item-mix.ts';

const cell = record({
  group: constantFrom('a', 'b', 'c'),
  item: constantFrom('easy', 'hard', 'odd'),
  part: nat(30),
  rest: nat(30),
}).map(({ group, item, part, rest }): MixSums => ({
  group,
  item,
  numerator: part,
  denominator: part + rest,
  sample: part + rest,
}));
const cells = array(cell, { minLength: 1, maxLength: 30 });

const rate = (group: string, item: string, numerator: number, denominator: number): MixSums => ({
  group,
  item,
  numerator,
  denominator,
  sample: denominator,
});

test('who has the hard items is not last for having them', () => {
  const rows = [
    rate('north', 'easy', 90, 100),
    rate('north', 'hard', 6, 10),
    rate('south', 'easy', 9, 10),
    rate('south', 'hard', 70, 100),
  ];
  const [north, south] = adjustForItems(rows, true);
  // by hand: overall 175/220, easy 99/110, hard 76/110; north expects 90 + 6.909…, south 9 + 69.09…
  expect(north?.value).toBe(0.872727272727);
  expect(north?.adjusted).toBeCloseTo((175 / 220) * (96 / (90 + (10 * 76) / 110)), 11);
  expect(south?.adjusted).toBeCloseTo((175 / 220) * (79 / (9 + (100 * 76) / 110)), 11);
  expect(Number(south?.adjusted)).toBeGreaterThan(Number(north?.adjusted));
});

test('the order of rows never changes a byte', () => {
  const shuffled = cells.chain((rows) =>
    shuffledSubarray(rows, { minLength: rows.length }).map((other) => ({ rows, other })),
  );
  assert(
    property(shuffled, ({ rows, other }) => {
      expect(JSON.stringify(adjustForItems(other, true))).toBe(JSON.stringify(adjustForItems(rows, true)));
    }),
  );
});

test('what the groups expect together is what they have together', () => {
  assert(
    property(cells, (rows) => {
      const have = rows.reduce((total, { numerator }) => total + numerator, 0);
      const expected = adjustForItems(rows, true).reduce(
        (total, figure) => total + (figure.expected ?? 0) * figure.sample,
        0,
      );
      expect(expected).toBeCloseTo(have, 6);
    }),
  );
});

test('with one item nothing is adjusted, and the interval holds the figure', () => {
  assert(
    property(cells, (rows) => {
      const one = rows.map((row) => ({ ...row, item: 'only' }));
      for (const { value, adjusted, low, high } of adjustForItems(one, true)) {
        if (adjusted === null) continue;
        expect(adjusted).toBeCloseTo(value ?? -1, 10);
        expect(low ?? 1).toBeLessThanOrEqual(adjusted);
        expect(high ?? 0).toBeGreaterThanOrEqual(adjusted);
      }
    }),
  );
});

test('without members, or where nothing is expected, there is no adjusted figure', () => {
  expect(adjustForItems([rate('a', 'x', 0, 0)], true)).toMatchObject([{ value: null, adjusted: null }]);
  expect(adjustForItems([rate('a', 'x', 0, 5)], true)).toMatchObject([{ value: 0, adjusted: null }]);
});

test('means have no interval', () => {
  expect(adjustForItems([rate('a', 'x', 80, 10)], false)).toMatchObject([
    { value: 8, adjusted: 8, low: null, high: null },
  ]);
});
