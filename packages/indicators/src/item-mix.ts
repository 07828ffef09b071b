import { rounded, wilson } from './arithmetic.ts';

/** Sums of one group over one item: integers of a rate or a mean. */
export type MixSums = {
  readonly group: string;
  readonly item: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Members; of a rate the same as the denominator. */
  readonly sample: number;
};

/** A group's figure as it is, as its items let expect, and as it would be with everybody's mix of items. */
export type AdjustedFigure = {
  readonly group: string;
  readonly sample: number;
  readonly value: number | null;
  /** What the group would have with the overall figure of each of its items. */
  readonly expected: number | null;
  /** Overall figure x observed / expected; of a rate it may pass 1, so that order is kept. */
  readonly adjusted: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

type Total = { numerator: number; denominator: number; sample: number };

const bytewise = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function totalsBy(rows: readonly MixSums[], key: 'group' | 'item'): Map<string, Total> {
  const totals = new Map<string, Total>();
  for (const row of rows) {
    const total = totals.get(row[key]) ?? { numerator: 0, denominator: 0, sample: 0 };
    total.numerator += row.numerator;
    total.denominator += row.denominator;
    total.sample += row.sample;
    totals.set(row[key], total);
  }
  return totals;
}

const wholeOf = (totals: ReadonlyMap<string, Total>): { numerator: number; denominator: number } => {
  let [numerator, denominator] = [0, 0];
  for (const total of totals.values()) {
    numerator += total.numerator;
    denominator += total.denominator;
  }
  return { numerator, denominator };
};

/** The numerator that a group would have with the overall figure of each item, added up in the order of items. */
function expectedNumerator(rows: readonly MixSums[], items: ReadonlyMap<string, Total>): number {
  let expected = 0;
  const own = [...totalsBy(rows, 'item')].toSorted(([one], [other]) => bytewise(one, other));
  for (const [item, { denominator }] of own) {
    const overall = items.get(item);
    if (overall !== undefined && overall.denominator !== 0)
      expected += (denominator * overall.numerator) / overall.denominator;
  }
  return expected;
}

/**
 * Adjusts figures of groups for the items they deal with (indirect standardisation), in the order of groups: who has
 * the hard items is compared with what others make of the same items. Rows are all groups of one comparison.
 * Intervals are Wilson's of the observed rate, scaled alike; `isRate` says whether there are any.
 */
export function adjustForItems(rows: readonly MixSums[], isRate: boolean): AdjustedFigure[] {
  const items = totalsBy(rows, 'item');
  const overall = wholeOf(items);
  const groups = [...totalsBy(rows, 'group')].toSorted(([one], [other]) => bytewise(one, other));
  return groups.map(([group, { numerator, denominator, sample }]) => {
    const expected = expectedNumerator(
      rows.filter((row) => row.group === group),
      items,
    );
    const none = denominator === 0 || expected === 0 || overall.denominator === 0;
    const factor = none ? 0 : ((overall.numerator / overall.denominator) * denominator) / expected;
    const { low, high } = isRate ? wilson(numerator, denominator) : { low: null, high: null };
    const scaled = (value: number | null): number | null =>
      none || value === null ? null : rounded(value * factor);
    return {
      group,
      sample,
      value: denominator === 0 ? null : rounded(numerator / denominator),
      expected: denominator === 0 ? null : rounded(expected / denominator),
      adjusted: scaled(numerator / denominator),
      low: scaled(low),
      high: scaled(high),
    };
  });
}
