import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitDays, type Cause } from './split-days.ts';

const stage = (cause: string, days: number): Cause => ({ kind: 'stage', cause, days });
const causes = fc.array(
  fc.record({
    kind: fc.constantFrom('stage', 'applicant', 'procedure'),
    cause: fc.constantFrom('a', 'b', 'c'),
    days: fc.nat(30),
  }),
);

describe('splitting late days over their causes', () => {
  test('goes by weight, the largest remainders get what is left, the first name wins a tie', () => {
    // Of 4 days 4 x 3/10, 4 x 3/10 and 4 x 4/10: 1.2, 1.2 and 1.6.
    expect(splitDays(4, [stage('c', 4), stage('b', 3), stage('a', 3)])).toEqual([
      stage('a', 1),
      stage('b', 1),
      stage('c', 2),
    ]);
    expect(splitDays(1, [stage('b', 1), stage('a', 1)])).toEqual([stage('a', 1)]);
  });

  test('leaves unexplained what nothing took', () => {
    expect(splitDays(5, [stage('a', 2), stage('a', 1)])).toEqual([
      stage('a', 3),
      { kind: 'unexplained', cause: '', days: 2 },
    ]);
  });

  test('always adds up, gives nobody more than it took, and is off its exact share by less than a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), causes, (days, weights) => {
        const split = splitDays(days, weights);
        const weight = weights.reduce((sum, one) => sum + one.days, 0);
        const took = (one: Cause) =>
          weights
            .filter(({ kind, cause }) => kind === one.kind && cause === one.cause)
            .reduce((sum, other) => sum + other.days, 0);
        expect(split.reduce((sum, one) => sum + one.days, 0)).toBe(days);
        for (const one of split.filter(({ kind }) => kind !== 'unexplained')) {
          expect(one.days).toBeLessThanOrEqual(took(one));
          expect(Math.abs(one.days - (Math.min(days, weight) * took(one)) / weight)).toBeLessThan(1);
        }
      }),
    );
  });

  test('the order of the causes changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), causes, (days, weights) => {
        expect(splitDays(days, weights.toReversed())).toEqual(splitDays(days, weights));
      }),
    );
  });
});
