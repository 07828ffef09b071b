import { figure, noSums, type Figure, type Sums } from '@haoban/indicators/answer';
import { middleOf } from '@haoban/indicators/comparison';
import type { Indicator } from '@haoban/indicators/definition';

type Grouped = { readonly group: readonly string[]; readonly sums: Sums };

const pooled: readonly Indicator['kind'][] = ['rate', 'mean', 'compression'];

const plus = (a: Sums, b: Sums): Sums => ({
  numerator: a.numerator + b.numerator,
  denominator: a.denominator + b.denominator,
  sample: a.sample + b.sample,
  immature: a.immature + b.immature,
  excluded: a.excluded + b.excluded,
});

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join('\u0000') === b.join('\u0000');

/**
 * The figure of all groups but one: of their sums together where sums can be added, else (counts, percentiles) the one
 * in the middle.
 */
export function othersOf(
  indicator: Indicator,
  groups: readonly Grouped[],
): (group: readonly string[]) => Figure {
  return (own) => {
    const others = groups.filter(({ group }) => !isSame(group, own)).map(({ sums }) => sums);
    const all = figure(indicator, others.reduce(plus, noSums));
    if (pooled.includes(indicator.kind) && indicator.special === undefined) return all;
    const value = middleOf(others.map((sums) => figure(indicator, sums)));
    return { ...all, value, numerator: null, denominator: null, low: null, high: null };
  };
}
