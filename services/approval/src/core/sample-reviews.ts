/** A case decided in the quarter; `rank` is its place in the draw, the same for the same seed. */
export type DecidedCase = {
  readonly caseId: string;
  readonly org: string;
  readonly item: string;
  readonly rank: string;
};

/** How many cases of an organisation and item there were and how many of them are reviewed. */
export type SampleGroup = {
  readonly org: string;
  readonly item: string;
  readonly decided: number;
  readonly sampled: number;
};

/** A share of the cases (0 to 1), at least one and at most `cap` of each organisation and item. */
export type SampleSize = { readonly share: number; readonly cap: number };

/** What a quarter's sample of a region is and how it came about; whoever has the seed can draw it again. */
export type Sample = SampleSize & {
  readonly quarter: string;
  readonly region: string;
  readonly seed: string;
  /** Scores of two reviewers that lie further apart than this need a third one. */
  readonly tolerance: number;
  readonly drawnAt: string;
  readonly drawnBy: string;
  readonly groups: readonly SampleGroup[];
  readonly caseIds: readonly string[];
};

const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Draws the sample: of each organisation and item the cases of the lowest rank. The order of the cases given does not
 * matter.
 */
export function drawSample(
  cases: readonly DecidedCase[],
  { share, cap }: SampleSize,
): { readonly groups: SampleGroup[]; readonly caseIds: string[] } {
  const groups = Map.groupBy(cases, ({ org, item }) => JSON.stringify([org, item]));
  const drawn = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const size = Math.min(cap, Math.max(1, Math.ceil(share * group.length)));
    const chosen = group
      .toSorted((a, b) => byKey(a.rank, b.rank) || byKey(a.caseId, b.caseId))
      .slice(0, size)
      .map(({ caseId }) => caseId);
    return [{ org: first.org, item: first.item, decided: group.length, chosen }];
  });
  drawn.sort((a, b) => byKey(a.org, b.org) || byKey(a.item, b.item));
  return {
    groups: drawn.map(({ chosen, ...group }) => ({ ...group, sampled: chosen.length })),
    caseIds: drawn.flatMap(({ chosen }) => chosen).toSorted(byKey),
  };
}

/** The local dates of a quarter (`2026-Q4`): its first day and the first day after it. */
export function datesOfQuarter(quarter: string): { readonly from: string; readonly to: string } {
  const year = Number(quarter.slice(0, 4));
  const month = (Number(quarter.slice(6)) - 1) * 3 + 1;
  const first = (y: number, m: number): string => `${y}-${String(m).padStart(2, '0')}-01`;
  return { from: first(year, month), to: month === 10 ? first(year + 1, 1) : first(year, month + 3) };
}
