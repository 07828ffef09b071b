import { differingColumn } from '../core/facts/differing-column.ts';
import { endOfTime, type FactRow } from '../core/facts/fact-values.ts';
import { asides, type Aside } from '../core/facts/rows-aside.ts';
import { factTables, kinds, type Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';
import { foldSubjects } from './fold-range.ts';
import { columnsOfRows, refusedRows } from './insert-rows.ts';
import { readRange, subjectRanges, type SubjectRange } from './rebuild-ranges.ts';
import { createReferenceStore } from './reference-store.ts';

const eventsAtOnce = 40_000;

/** The tables of finished rows: those of all of a kind, and those in which some are kept aside. */
const tables: readonly Aside[] = [
  ...kinds.map((kind) => ({ table: factTables[kind].table, kind, holds: () => true })),
  ...asides,
];

/** One subject whose stored row is not what its events add up to. */
export type Difference = {
  readonly table: string;
  readonly dataset: string;
  readonly subject: string;
  readonly what: string;
};

/** What was compared, and where it differs first. */
export type FactsChecked = { readonly rows: number; readonly first: Difference | undefined };

type StoredRow = Readonly<Record<string, unknown>>;

async function storedRows(
  { client }: Pick<Warehouse, 'client'>,
  table: string,
  { dataset, from = '', before }: SubjectRange,
  oneIn: number,
): Promise<Map<string, StoredRow>> {
  const answer = await client.query({
    query: `select * from ${table} final where dataset = {dataset:String} and as_of = '${endOfTime}'
      and subject >= {from:String} ${before === undefined ? '' : 'and subject < {before:String}'} and cityHash64(subject) % {oneIn:UInt64} = 0`,
    query_params: { dataset, from, before: before ?? '', oneIn },
    format: 'JSONEachRow',
  });
  return new Map((await answer.json<StoredRow>()).map((row) => [String(row['subject']), row]));
}

/** What the warehouse cannot hold became a dead letter when it came in. */
async function storable(warehouse: Warehouse, kind: Kind, rows: FactRow[]): Promise<FactRow[]> {
  const refused = await refusedRows(warehouse, factTables[kind].table, columnsOfRows(rows), rows);
  return rows.filter((row) => !refused.has(row));
}

const compared = (stored: StoredRow | undefined, counted: FactRow | undefined): string | undefined => {
  if (counted === undefined)
    return stored === undefined ? undefined : 'is stored, its events make no such row';
  if (stored === undefined) return 'is not stored';
  const found = differingColumn(stored, counted);
  return found && `${found.column}: stored ${found.stored}, counted ${found.counted}`;
};

/**
 * Counts the finished rows of one subject in so many (1: all) anew from their events, by the hash of their names, and
 * compares them with what is stored, column by column. What comes in meanwhile is looked at again.
 */
export async function verifyFacts(warehouse: Warehouse, oneIn: number): Promise<FactsChecked> {
  const store = createReferenceStore(warehouse);
  let rows = 0;
  for (const range of await subjectRanges(warehouse, eventsAtOnce * oneIn)) {
    const look = async (): Promise<Difference | undefined> => {
      const stored = new Map<string, Map<string, StoredRow>>();
      for (const { table } of tables) stored.set(table, await storedRows(warehouse, table, range, oneIn));
      const { found } = await readRange(warehouse, range, oneIn);
      const folded = foldSubjects(range.dataset, found, await store.of(range.dataset));
      for (const [kind, counted] of folded) folded.set(kind, await storable(warehouse, kind, counted));
      rows += [...folded.values()].reduce((sum, ofKind) => sum + ofKind.length, 0);
      return firstDifference(range.dataset, stored, folded);
    };
    const first = (await look()) === undefined ? undefined : await look();
    if (first !== undefined) return { rows, first };
  }
  return { rows, first: undefined };
}

function firstDifference(
  dataset: string,
  stored: ReadonlyMap<string, ReadonlyMap<string, StoredRow>>,
  folded: ReadonlyMap<Kind, readonly FactRow[]>,
): Difference | undefined {
  for (const { table, kind, holds } of tables) {
    const held = (folded.get(kind) ?? []).filter(holds);
    const counted = new Map(held.map((row) => [String(row['subject']), row]));
    const known = stored.get(table) ?? new Map<string, StoredRow>();
    for (const subject of new Set([...known.keys(), ...counted.keys()])) {
      const what = compared(known.get(subject), counted.get(subject));
      if (what !== undefined) return { table, dataset, subject, what };
    }
  }
  return undefined;
}
