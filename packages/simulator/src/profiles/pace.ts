import type { Weighted } from '../random.ts';
import type { Days, ProfileItem, Terms } from './profile.ts';

/**
 * The working days that cases take of a promise: `sameDay` and `late` are shares, the rest lies within the promise, weighted so
 * that the mean is exactly `mean`. Throws a RangeError when no weights give it.
 */
export function paced(plan: {
  promised: number;
  mean: number;
  late?: number;
  sameDay?: number;
}): Terms['elapsed'] {
  const { promised, mean, late = 0, sameDay = 0 } = plan;
  const tardy: Days = [promised + 1, promised + Math.max(1, Math.round(promised / 2))];
  const rest = 1 - late - sameDay;
  const target = (mean - late * middle(tardy)) / rest;
  const quick: Days = [sameDay > 0 ? 1 : 0, Math.floor(target)];
  const slow: Days = [Math.floor(target) + 1, promised];
  if (quick[0] > quick[1] || slow[0] > slow[1])
    throw new RangeError(`no pace within ${promised} days has the mean ${mean}`);
  const share = (middle(slow) - target) / (middle(slow) - middle(quick));
  const ranges: Weighted<Days>[] = [
    [[0, 0], sameDay],
    [quick, rest * share],
    [slow, rest * (1 - share)],
    [tardy, late],
  ];
  return ranges.filter(([, weight]) => weight > 0);
}

/** Decided on the spot, but for a share that waits for the next working day. */
export const onTheSpot = (nextDay: number): Terms['elapsed'] => [
  [[0, 0], 1 - nextDay],
  [[1, 1], nextDay],
];

const middle = ([from, to]: Days): number => (from + to) / 2;

/** Mean and mean square of the days that cases take. */
export function momentsOf(elapsed: Terms['elapsed']): { mean: number; square: number } {
  const total = elapsed.reduce((sum, [, weight]) => sum + weight, 0);
  const over = (value: (days: number) => number): number =>
    elapsed.reduce((sum, [[from, to], weight]) => {
      const days = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      return sum + (weight / total) * (days.reduce((all, day) => all + value(day), 0) / days.length);
    }, 0);
  return { mean: over((days) => days), square: over((days) => days * days) };
}

/**
 * Standard deviation, per unit of the denominator, of `sum A / sum base` at a ratio: the square root of E[(A - ratio base)²] / E[base]
 * over the promised cases of items.
 */
export function paceDeviation(
  items: readonly ProfileItem[],
  ratio: number,
  baseOf: (terms: Terms) => number,
): number {
  let squares = 0;
  let bases = 0;
  for (const { share, variants } of items) {
    const all = variants.reduce((sum, variant) => sum + variant.share, 0);
    for (const { now, share: part } of variants.filter((variant) => variant.now.promised > 0)) {
      const { mean, square } = momentsOf(now.elapsed);
      const expected = ratio * baseOf(now);
      squares += ((share * part) / all) * (square - 2 * mean * expected + expected * expected);
      bases += ((share * part) / all) * baseOf(now);
    }
  }
  return Math.sqrt(squares / bases);
}
