import type { Dims } from './case-facts.ts';
import type { Basis } from './day-by-day.ts';
import type { WorldFacts } from './world-facts.ts';

/** What of a question changes how a single row counts. */
export type Ask = {
  basis: Basis;
  /** By the verdict stored at the decision, where there is one. */
  judged: boolean;
  baseline: number | undefined;
  by: readonly string[];
};

/** What one row adds: `day` puts it into a period (null: a state), `sums` are numerator and denominator. */
export type Mark = {
  day: number | null;
  sums?: readonly [numerator: number, denominator: number];
  /** Of a percentile. */
  amount?: number;
  /** Of a peak: what it is counted with. */
  cell?: string;
  immature?: boolean;
  excluded?: boolean;
};

export type Placed = { mark: Mark; dims: Dims };

/** How marks become a figure. `sum` is published like a count, `mean` may be compared to a millionth. */
export type Kind = 'count' | 'sum' | 'ratio' | 'mean' | 'percentile' | 'peak';

/** One indicator as it is recounted. */
export type Recipe = {
  kind: Kind;
  /** Which hundredth. */
  percent?: number;
  marks: (world: WorldFacts, ask: Ask) => Placed[];
  /** Who of those that a question selects is left, seen all together. */
  narrow?: (placed: Placed[]) => Placed[];
};

/** A recipe from the rows it counts over and what each of them adds. */
export const over =
  <Row extends { readonly dims: Dims }>(rows: (world: WorldFacts, ask: Ask) => readonly Row[]) =>
  (
    kind: Kind,
    mark: (row: Row, ask: Ask, world: WorldFacts) => Mark | undefined,
    more: Pick<Recipe, 'percent' | 'narrow'> = {},
  ): Recipe => ({
    ...more,
    kind,
    marks: (world, ask) =>
      rows(world, ask).flatMap((row) => {
        const made = mark(row, ask, world);
        return made === undefined ? [] : [{ mark: made, dims: row.dims }];
      }),
  });

/** A member that is counted. */
export const counted = (day: number | null): Mark => ({ day, sums: [1, 1] });

/** A member of a rate, and whether it is in the numerator. */
export const share = (day: number | null, qualifies: boolean): Mark => ({
  day,
  sums: [qualifies ? 1 : 0, 1],
});
