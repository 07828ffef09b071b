import { rounded } from './arithmetic.ts';
import type { Figure } from './answer.ts';
import type { Indicator } from './definition.ts';

/** What is compared: a figure with its interval; a target or baseline is a value alone. */
export type Comparable = Pick<Figure, 'value'> & Partial<Pick<Figure, 'low' | 'high'>>;

/** How a figure stands beside another one. */
export type Comparison = {
  /** The other one's value. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Own value - the other one's. */
  readonly difference: number | null;
  /** Own value / the other one's; null where that is 0. */
  readonly ratio: number | null;
  /** Whether the intervals lie apart; null where there is none to tell by. */
  readonly isBeyondIntervals: boolean | null;
  /** Whether the difference is one for the better; null without a difference or a direction. */
  readonly isBetter: boolean | null;
};

const intervalOf = ({ value, low, high }: Comparable): readonly [number, number] | undefined => {
  if (typeof low === 'number' && typeof high === 'number') return [low, high];
  return value === null || low !== undefined ? undefined : [value, value];
};

/** Compares a figure with another period's, a peer's, a baseline's or a target's. */
export function compareFigures(own: Figure, other: Comparable, better: Indicator['better']): Comparison {
  const beside = { value: other.value, low: other.low ?? null, high: other.high ?? null };
  if (own.value === null || other.value === null)
    return { ...beside, difference: null, ratio: null, isBeyondIntervals: null, isBetter: null };
  const difference = rounded(own.value - other.value);
  const [mine, theirs] = [intervalOf(own), intervalOf(other)];
  return {
    ...beside,
    difference,
    ratio: other.value === 0 ? null : rounded(own.value / other.value),
    isBeyondIntervals:
      mine === undefined || theirs === undefined ? null : mine[0] > theirs[1] || theirs[0] > mine[1],
    isBetter: difference === 0 || better === 'neither' ? null : difference > 0 === (better === 'up'),
  };
}

/** The figure in the middle of peers that have one: the mean of the two middle ones where there are two. */
export function middleOf(peers: readonly Pick<Figure, 'value'>[]): number | null {
  const values = peers.flatMap(({ value }) => value ?? []).toSorted((one, other) => one - other);
  const [below, above] = [values[Math.ceil(values.length / 2) - 1], values[Math.floor(values.length / 2)]];
  return below === undefined || above === undefined ? null : rounded((below + above) / 2);
}
