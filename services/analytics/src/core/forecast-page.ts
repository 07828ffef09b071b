import type { Cell, Forecast } from './forecast.ts';

/** A cell with open cases and what is forecast for each of them. */
export type ForecastCell = Cell & Forecast & { readonly open: number };

/** Cells on a page, and how many of their cases lie before it. */
export type CellPage = { readonly cells: readonly ForecastCell[]; readonly skip: number };

const text = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The likeliest misses first, then by fewest days left, then by item, family and stages. */
export const byUrgency = (a: ForecastCell, b: ForecastCell): number =>
  b.probability - a.probability ||
  a.remaining - b.remaining ||
  text(a.item, b.item) ||
  text(a.family, b.family) ||
  a.stagesDone - b.stagesDone;

/** The cells, in order, that hold the cases from `offset` on, `limit` at most. */
export function cellsOfPage(sorted: readonly ForecastCell[], limit: number, offset: number): CellPage {
  const cells: ForecastCell[] = [];
  let [seen, skip] = [0, 0];
  for (const cell of sorted) {
    if (seen >= offset + limit) break;
    if (seen + cell.open > offset) {
      if (cells.length === 0) skip = offset - seen;
      cells.push(cell);
    }
    seen += cell.open;
  }
  return { cells, skip };
}
