import type { GroupSums } from '../src/db/answers.ts';

/** The figures of an answer by group, as text: numerator and denominator, or the value. */
export type Figures = ReadonlyMap<string, string>;

/** A row of an answer that PostgreSQL gave. */
export type PlainRow = { group: string[]; numerator?: number; denominator?: number; value?: number };

const keyOf = (group: readonly string[]): string => group.join(' ');

/** What PostgreSQL answered. */
export const plainFigures = (rows: readonly PlainRow[]): Figures =>
  new Map(
    rows.map(({ group, numerator, denominator, value }) => [
      keyOf(group),
      value === undefined ? `${numerator}/${denominator}` : String(value),
    ]),
  );

/** What the warehouse answered to an indicator of a kind, without groups that nobody is a member of. */
export function storedFigures(kind: string, groups: readonly GroupSums[]): Figures {
  const text = ({ sums }: GroupSums): string => {
    if (kind === 'rate' || kind === 'compression') return `${sums.numerator}/${sums.denominator}`;
    return String(kind === 'count' ? sums.sample : sums.value);
  };
  return new Map(groups.filter(({ sums }) => sums.sample > 0).map((one) => [keyOf(one.group), text(one)]));
}

/** The groups that both do not answer alike, with what either says. */
export const differing = (plain: Figures, stored: Figures): string[] =>
  [...new Set([...plain.keys(), ...stored.keys()])]
    .filter((key) => plain.get(key) !== stored.get(key))
    .map((key) => `${key}: PostgreSQL ${plain.get(key) ?? '-'}, warehouse ${stored.get(key) ?? '-'}`);
