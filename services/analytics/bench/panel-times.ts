import type { PanelQuery } from '../test/dashboard-json.ts';

/** How long the runs of one query took, and its plan alone, in ms. */
export type Timed = {
  readonly query: PanelQuery;
  readonly planning: number;
  readonly times: readonly number[];
};

/** The value at a rank of a list of numbers, 0 to 1, by nearest rank; 0 of none. */
export const quantile = (numbers: readonly number[], rank: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(rank * numbers.length) - 1)] ?? 0;

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

/** A row a dashboard and one of all: its queries, p50, p95 and max of their runs, and how long it takes to fill (ms). */
export function timesByBoard(timed: readonly Timed[], loads: ReadonlyMap<string, number>) {
  const rows = [...Map.groupBy(timed, ({ query }) => query.board), ['all', timed] as const];
  return rows.map(([board, ofBoard]) => {
    const times = ofBoard.flatMap((one) => one.times);
    return {
      board,
      queries: ofBoard.length,
      p50: rounded(quantile(times, 0.5)),
      p95: rounded(quantile(times, 0.95)),
      max: rounded(Math.max(...times)),
      planning95: rounded(
        quantile(
          ofBoard.map(({ planning }) => planning),
          0.95,
        ),
      ),
      fill: rounded(loads.get(board) ?? 0),
    };
  });
}

/** The ten queries that took longest, by the median of their runs. */
export const slowestOf = (timed: readonly Timed[]) =>
  timed
    .map(({ query: { board, title, refId }, planning, times }) => ({
      ms: Math.round(quantile(times, 0.5)),
      worst: Math.round(Math.max(...times)),
      planning: Math.round(planning),
      query: `${board} · ${title} · ${refId}`,
    }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 10);

/** A row a dashboard: its p95 (ms) with each data set, and how many times the first one's the last one's is. */
export function growthOf(
  measured: readonly { dataset: string; boards: readonly { board: string; p95: number }[] }[],
) {
  const boards = measured[0]?.boards.map(({ board }) => board) ?? [];
  return boards.map((board) => {
    const p95s = measured.map((one) => one.boards.find((each) => each.board === board)?.p95 ?? 0);
    return {
      board,
      ...Object.fromEntries(measured.map(({ dataset }, index) => [dataset, p95s[index]])),
      growth: rounded((p95s.at(-1) ?? 0) / (p95s[0] ?? 1)),
    };
  });
}
