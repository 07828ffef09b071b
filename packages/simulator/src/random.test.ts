import { describe, expect, test } from 'vitest';
import { drawsFrom } from './random.ts';

const seeded = drawsFrom('seed');
const many = Array.from({ length: 20_000 }, (_, index) => `draw ${index}`);

describe('named draws', () => {
  test('the same seed, scope and name give the same number, whatever was drawn before', () => {
    const again = drawsFrom('seed').of('scope');
    again.hex('another');
    expect(again.fraction('name')).toBe(seeded.of('scope').fraction('name'));
  });

  test('another seed, scope or name gives another number', () => {
    const numbers = [
      seeded.fraction('bc'),
      drawsFrom('other').fraction('bc'),
      seeded.of('a').fraction('bc'),
      seeded.of('ab').fraction('c'),
      seeded.fraction('abc'),
    ];
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('fractions spread evenly over [0, 1)', () => {
    const tenths = Map.groupBy(many, (name) => Math.floor(seeded.fraction(name) * 10));
    expect([...tenths.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    // 2,000 expected in each; five standard deviations are 212.
    for (const names of tenths.values()) expect(Math.abs(names.length - 2000)).toBeLessThan(212);
  });

  test('choices come in the ratio of their weights, and never those without one', () => {
    const picked = many.map((name) =>
      seeded.pick(name, [
        ['often', 3],
        ['never', 0],
        ['seldom', 1],
      ]),
    );
    expect(picked).not.toContain('never');
    const share = picked.filter((choice) => choice === 'seldom').length / picked.length;
    expect(Math.abs(share - 0.25)).toBeLessThan(0.016);
  });

  test('exponential draws keep their mean', () => {
    const mean = many.reduce((sum, name) => sum + seeded.exponential(name, 9), 0) / many.length;
    expect(Math.abs(mean - 9)).toBeLessThan(0.32);
  });

  test('a choice without any weight is refused', () => {
    expect(() => seeded.pick('name', [['only', 0]])).toThrow('no choice has a weight');
  });
});
