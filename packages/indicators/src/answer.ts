import { rounded, wilson } from './arithmetic.ts';
import type { Indicator } from './definition.ts';

/** What the database says of one group: integers only, but for the value of a mean of ratios. */
export type Sums = {
  readonly numerator: number;
  readonly denominator: number;
  readonly sample: number;
  readonly immature: number;
  readonly excluded: number;
  readonly value?: number;
};

/** A figure of one group as it is published. */
export type Figure = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly immature: number;
  readonly excluded: number;
};

/** Fewer members than this are shown, not ranked. */
export const minimumSample = 20;

export const noSums: Sums = { numerator: 0, denominator: 0, sample: 0, immature: 0, excluded: 0 };

const unset = { numerator: null, denominator: null, low: null, high: null } as const;
const divided = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : rounded(numerator / denominator);

/** How many of the database's units make one of the figure's: percentiles of waits are taken over milliseconds. */
export function unitScale({ unit }: Pick<Indicator, 'unit'>): number {
  if (unit === 'seconds') return 1_000;
  return unit === 'minutes' ? 60_000 : 1;
}

/** The published figure of a group: divided once, last. An empty denominator is null, never 0. */
export function figure(indicator: Indicator, sums: Sums): Figure {
  const { numerator, denominator, sample, immature, excluded, value = 0 } = sums;
  const counts = { immature, excluded };
  switch (indicator.kind) {
    case 'count':
      return { value: sample, ...unset, ...counts };
    case 'sum':
      return { value: numerator, ...unset, ...counts };
    case 'max':
      return { value, ...unset, ...counts };
    case 'percentile':
      return { value: sample === 0 ? null : rounded(value / unitScale(indicator)), ...unset, ...counts };
    case 'meanOfRatios':
      return { value: sample === 0 ? null : rounded(value), ...unset, denominator: sample, ...counts };
    case 'rate':
      return {
        value: divided(numerator, denominator),
        numerator,
        denominator,
        ...wilson(numerator, denominator),
        ...counts,
      };
    case 'compression':
    case 'mean':
      return {
        value: divided(numerator, denominator),
        numerator,
        denominator,
        low: null,
        high: null,
        ...counts,
      };
    default:
      return { value: null, ...unset, ...counts };
  }
}

/**
 * How much of a cohort is still undecided, as a fraction; null for an empty one. Where unsettled rows are left out of
 * the denominator the cohort is those counted and those left out.
 */
export function immatureShare(
  { leavesOut }: Pick<Indicator, 'leavesOut'>,
  { sample, immature }: Pick<Sums, 'sample' | 'immature'>,
): number | null {
  return divided(immature, leavesOut === true ? sample + immature : sample);
}
