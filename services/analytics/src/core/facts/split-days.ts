/** Something that took days of a case's time; `cause` is an organisation or a reason. */
export type Cause = {
  readonly kind: 'stage' | 'applicant' | 'procedure' | 'unexplained';
  readonly cause: string;
  readonly days: number;
};

const byName = (a: Cause, b: Cause): number => {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  if (a.cause === b.cause) return 0;
  return a.cause < b.cause ? -1 : 1;
};

/**
 * Splits whole days over causes by their weights (whole days that each took), by largest remainder, what comes first by
 * kind and cause winning ties. Where the causes took fewer days than there are, each has its own and the rest is
 * unexplained: the days of the answer always add up to `days`. Ordered by kind and cause, none of them empty.
 */
export function splitDays(days: number, weights: readonly Cause[]): Cause[] {
  const causes = merged(weights);
  const weight = causes.reduce((sum, cause) => sum + cause.days, 0);
  const explained = Math.min(days, weight);
  const quotas = causes.map((cause, index) => ({
    index,
    whole: Math.floor((explained * cause.days) / weight),
    rest: (explained * cause.days) % weight,
  }));
  const left = explained - quotas.reduce((sum, { whole }) => sum + whole, 0);
  const rounded = new Set(
    quotas
      .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  const split = causes.map((cause, index) => ({
    ...cause,
    days: (quotas[index]?.whole ?? 0) + (rounded.has(index) ? 1 : 0),
  }));
  const rest: Cause = { kind: 'unexplained', cause: '', days: days - explained };
  return [...split, rest].filter((cause) => cause.days > 0);
}

function merged(weights: readonly Cause[]): Cause[] {
  const groups = Map.groupBy(weights, ({ kind, cause }) => `${kind}\u0000${cause}`);
  return [...groups.values()]
    .flatMap(([first, ...others]) =>
      first === undefined ? [] : { ...first, days: others.reduce((sum, { days }) => sum + days, first.days) },
    )
    .filter(({ days }) => days > 0)
    .toSorted(byName);
}
