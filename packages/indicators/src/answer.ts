import { rounded, wilson } from './arithmetic.ts';
import type { Indicator } from './definition.ts';

/** What the database says of one group: integers only. */
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

/** The published figure of a group: divided once, last. An empty denominator is null, never 0. */
export function figure(indicator: Indicator, sums: Sums): Figure {
  const { numerator, denominator, sample, immature, excluded } = sums;
  const counts = { immature, excluded };
  switch (indicator.kind) {
    case 'count':
      return { value: sample, ...unset, ...counts };
    case 'percentile': {
      const scale = indicator.unit === 'seconds' ? 1000 : 1;
      return { value: sample === 0 ? null : rounded((sums.value ?? 0) / scale), ...unset, ...counts };
    }
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
