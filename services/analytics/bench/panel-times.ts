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
