import type { Weighted } from '../random.ts';

/** Choices with running weights, built once, so that a draw among hundreds is a few comparisons. */
export type WeightedTable<T> = (fraction: number) => T;

/** The choice at a fraction of all weight, in [0, 1); throws a RangeError when there is nothing to choose from. */
export function weightedTable<T>(weighted: readonly Weighted<T>[]): WeightedTable<T> {
  const choices = weighted.flatMap(([choice, weight]) => (weight > 0 ? [{ choice, weight }] : []));
  const upTo = new Float64Array(choices.length);
  let total = 0;
  choices.forEach(({ weight }, index) => {
    total += weight;
    upTo[index] = total;
  });
  return (fraction) => {
    const wanted = fraction * total;
    let low = 0;
    let high = choices.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    const found = choices[low];
    if (found === undefined) throw new RangeError('nothing to choose from: no choice has a weight');
    return found.choice;
  };
}
