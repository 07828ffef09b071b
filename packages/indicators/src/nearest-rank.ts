import type { Indicator } from './definition.ts';

/** Whether values are so fine that hardly two are the same: there is nothing to count, each is kept by itself. */
export const keepsEach = ({ kind, unit }: Pick<Indicator, 'kind' | 'unit'>): boolean =>
  kind === 'percentile' && unit === 'minutes';

/**
 * SQL of the values at so many hundredths of a distribution by nearest rank, as an array: of 100 p-ths the smallest value
 * with at least so many members at or below it. Rows hold an `amount`, and in a column named here how many members have it.
 * Where each row is one member or none, ranks are counted from above: of single values the engine rounds them down, of
 * weighted ones up, and single ones take a fifth of the time.
 */
export const nearestRanks = (percents: readonly number[], members: string, isEach: boolean): string =>
  isEach
    ? `arrayMap(value -> -value, quantilesExactIf(${percents.map((percent) => (100 - percent) / 100).join(', ')})(-amount, ${members} > 0))`
    : `quantilesExactWeighted(${percents.map((percent) => percent / 100).join(', ')})(amount, ${members})`;
