import type { FactRow } from '../core/facts/fact-values.ts';
import { asidesOf } from '../core/facts/rows-aside.ts';
import { factTables, type Kind } from '../core/facts/subject-kinds.ts';
import { buryUnjudged, unjudgedOf } from './bury-unjudged.ts';
import type { Warehouse } from './clickhouse.ts';
import { columnsOfRows, sendBlocks, writeFitting } from './insert-rows.ts';
import { keepAside } from './rows-aside.ts';
import { storedDays, tellDaysOf, touchDays, type FamilyDay } from './touched-days.ts';

/** Rows that are written down and wait to be sent as one insert. */
export type WaitingBlocks = {
  readonly names: readonly string[];
  readonly blocks: Buffer[];
  rows: number;
};

/** Nothing yet, for columns of these names. */
export const waitingBlocks = (names: readonly string[]): WaitingBlocks => ({ names, blocks: [], rows: 0 });

/** Finished rows of a kind that wait: with the days they stand on, and those rows of which more is needed. */
export type WaitingRows = WaitingBlocks & {
  readonly dataset: string;
  readonly kind: Kind;
  /** The days of each family. */
  readonly days: Map<string, Set<string>>;
  readonly rest: FactRow[];
};

/** Nothing yet, for rows of which some are given. */
export const waitingRows = (dataset: string, kind: Kind, some: readonly FactRow[]): WaitingRows => ({
  ...waitingBlocks(Object.keys(columnsOfRows(some))),
  dataset,
  kind,
  days: new Map(),
  rest: [],
});

/**
 * Writes finished rows down to wait with others; what the warehouse cannot hold is buried. Where they may replace rows
 * that are there already, what they replace is looked up when they are sent.
 */
export async function writeRows(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  waiting: WaitingRows,
  rows: readonly FactRow[],
  replaces: boolean,
): Promise<void> {
  const { kind, blocks, days, rest } = waiting;
  const { block, refused } = await writeFitting(warehouse, factTables[kind].table, columnsOfRows(rows), rows);
  await buryUnjudged(warehouse, unjudgedOf(kind, refused));
  if (refused.size < rows.length) blocks.push(block);
  waiting.rows += rows.length - refused.size;
  const touch = (family: string, day: string): void => {
    const known = days.get(family);
    if (known === undefined) days.set(family, new Set([day]));
    else known.add(day);
  };
  for (const row of rows) {
    if (refused.has(row)) continue;
    tellDaysOf(kind, row, touch);
    if (replaces || asidesOf(kind, row).length > 0) rest.push(row);
  }
}

/** Sends rows that wait: first it is said which days they touch. */
export async function sendRows(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  { dataset, kind, names, blocks, days, rest }: WaitingRows,
  replaces: boolean,
): Promise<void> {
  const replaced = replaces ? rest.map((row) => String(row['subject'])) : [];
  const stored = await storedDays(warehouse, kind, dataset, replaced);
  const touched = [...days].flatMap(([family, some]) => [...some].map((day): FamilyDay => [family, day]));
  await touchDays(warehouse, dataset, [...stored, ...touched]);
  await sendBlocks(warehouse.client, `${warehouse.database}.${factTables[kind].table}`, names, blocks);
  await keepAside(warehouse, kind, rest, replaces ? () => undefined : () => []);
}

/** Inserts of which so many are under way at once. One that fails stays, and fails whoever waits next. */
export function insertsUnderWay(limit: number) {
  const running = new Set<Promise<void>>();
  return {
    /** Resolves when another one may be started. */
    start: async (insert: Promise<void>): Promise<void> => {
      const settled = insert.then(() => void running.delete(settled));
      settled.catch(() => {});
      running.add(settled);
      if (running.size >= limit) await Promise.race(running);
    },
    all: (): Promise<unknown> => Promise.all(running),
    /** Resolves when nothing is under way any more, whatever became of it. */
    settled: (): Promise<unknown> => Promise.allSettled(running),
  };
}
