import { minimumSample } from './answer.ts';

/** What can be ranked: a figure and how many members stand behind it. */
export type Rankable = { readonly value: number | null; readonly sample: number };

/** Place in a ranking: 1 is best, equal figures share a place (1, 2, 2, 4); null where the sample is too small. */
export type Place = { readonly rank: number | null; readonly isTied: boolean };

/** Gives each row its place, in the order given; too small samples and absent figures have none. */
export function places(rows: readonly Rankable[], better: 'up' | 'down'): Place[] {
  const ranked = rows.flatMap(({ value, sample }) =>
    value === null || sample < minimumSample ? [] : [better === 'up' ? -value : value],
  );
  return rows.map(({ value, sample }) => {
    if (value === null || sample < minimumSample) return { rank: null, isTied: false };
    const own = better === 'up' ? -value : value;
    return {
      rank: 1 + ranked.filter((other) => other < own).length,
      isTied: ranked.filter((other) => other === own).length > 1,
    };
  });
}
