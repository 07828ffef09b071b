import { endOfTime, instantText, type FactRow } from '../core/facts/fact-values.ts';
import type { Reference } from '../core/facts/reference.ts';
import { factTables, type Kind } from '../core/facts/subject-kinds.ts';
import { subjectEvents, type FactEvent } from '../core/facts/subject-events.ts';
import type { Warehouse } from './clickhouse.ts';
import { buryUnjudged, type Unjudged, unjudgedOf } from './bury-unjudged.ts';
import { columnsOfRows, sendBlocks, writeFitting } from './insert-rows.ts';
import { gather, type EventsBefore, type Gathered, type Touched } from './gather-subjects.ts';
import type { KnownSubjects } from './known-subjects.ts';
import { keepAside, type WasAside } from './rows-aside.ts';
import { portionsOf, readPortion } from './subject-store.ts';
import { daysOfRow, touchDays } from './touched-days.ts';

/**
 * Stores finished rows of one kind; `wasAside` says in which tables those of a subject were kept aside until now. Returns
 * the subjects whose rows the warehouse cannot hold.
 */
export async function insertFacts(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  kind: Kind,
  rows: readonly FactRow[],
  wasAside: WasAside = () => undefined,
): Promise<Unjudged[]> {
  if (rows.length === 0) return [];
  const { table } = factTables[kind];
  const columns = columnsOfRows(rows);
  const { block, refused } = await writeFitting(warehouse, table, columns, rows);
  const fitting = refused.size === 0 ? rows : rows.filter((row) => !refused.has(row));
  if (fitting.length > 0)
    await Promise.all([
      sendBlocks(warehouse.client, `${warehouse.database}.${table}`, Object.keys(columns), [block]),
      keepAside(warehouse, kind, fitting, wasAside),
    ]);
  return unjudgedOf(kind, refused);
}

/** Events before which instant count, and who hears of subjects that no row can be made of. */
type Cut = {
  readonly asOfMs?: number;
  readonly unjudged?: (subject: string, error: unknown) => void;
};

const raise = (subject: string, error: unknown): never => {
  throw new Error(`no finished row can be made of ${subject}`, { cause: error });
};

/** The finished rows of subjects of one kind, from their events before an instant; `unjudged` hears of those that cannot be. */
export function factsOf(
  kind: Kind,
  dataset: string,
  found: Iterable<readonly [string, readonly FactEvent[]]>,
  reference: Reference,
  { asOfMs = Infinity, unjudged = raise }: Cut = {},
): FactRow[] {
  const asOf = Number.isFinite(asOfMs) ? instantText(asOfMs) : endOfTime;
  const rows: FactRow[] = [];
  for (const [subject, events] of found) {
    const known = subjectEvents(dataset, subject, events, asOfMs);
    // Where no event comes later, the row of all events says how the subject stood.
    if (known.events.length === 0 || (Number.isFinite(asOfMs) && known.lastMs < asOfMs)) continue;
    try {
      const row = factTables[kind].build(known, reference, asOf);
      if (row !== undefined) rows.push(row);
    } catch (error) {
      unjudged(subject, error);
    }
  }
  return rows;
}

/** By what touched subjects are judged, and the instants as of which rows of them are kept beside those of all events. */
export type Judging = {
  readonly reference: Promise<Reference>;
  /** Settles when the events themselves are stored: no row may be read before what it rests on. */
  readonly stored: Promise<void>;
  /** The instants that are registered by now; to be asked when the rows are stored, for whoever registers one reads those. */
  readonly instants: () => Promise<readonly number[]>;
  /** Events that may not be readable yet, by subject. */
  readonly coming: ReadonlyMap<string, readonly FactEvent[]>;
  /** What was readable of their subjects before they came, as far as it was asked for. */
  readonly before: EventsBefore;
  readonly known: KnownSubjects;
  /** How many subjects are judged, and then stored, at once. */
  readonly subjectsAtOnce?: number | undefined;
};

type Rows = readonly (readonly [Kind, readonly FactRow[]])[];
type WasAsideOf = (kind: Kind) => WasAside;

// While the rows of so many subjects are being stored those of the next ones are judged.
const manySubjects = 6_000;

/** Computes the finished rows of touched subjects anew from all their events, as of every instant asked for, and stores them. */
export async function finishRows(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  dataset: string,
  touched: Touched,
  judging: Judging,
): Promise<void> {
  const all = [...new Set([...touched.values()].flatMap((subjects) => [...subjects]))];
  const { subjectsAtOnce = manySubjects } = judging;
  let storing: Promise<void> = Promise.resolve();
  try {
    for (let from = 0; from < all.length; from += subjectsAtOnce) {
      const some = all.slice(from, from + subjectsAtOnce);
      const judged = await judgeSome(warehouse, dataset, touched, some, judging);
      await storing;
      storing = storeSome(warehouse, judged, judging);
      // Whoever waits for it hears of a failure.
      storing.catch(() => {});
    }
    await storing;
  } finally {
    // Nothing is under way any more when somebody tries again.
    await Promise.allSettled([storing]);
  }
}

type Folding = {
  readonly dataset: string;
  readonly touched: Touched;
  readonly reference: Reference;
  readonly letters: Unjudged[];
};

/** The rows of some subjects by kind, from their events before an instant. */
function foldSome(
  { dataset, touched, reference, letters }: Folding,
  found: ReadonlyMap<string, readonly FactEvent[]>,
  asOfMs: number,
): [Kind, FactRow[]][] {
  return [...touched].map(([kind, subjects]) => {
    const ofKind = [...found].filter(([subject]) => subjects.has(subject));
    const unjudged = (subject: string, error: unknown): void =>
      void letters.push({ dataset, kind, subject, error });
    return [kind, factsOf(kind, dataset, ofKind, reference, { asOfMs, unjudged })];
  });
}

const insertAll = async (
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  rows: Rows,
  letters: Unjudged[],
  wasAside?: WasAsideOf,
): Promise<void> => {
  const inserts = rows.map(([kind, ofKind]) => insertFacts(warehouse, kind, ofKind, wasAside?.(kind)));
  letters.push(...(await Promise.all(inserts)).flat());
};

/** Subjects that are judged, with their rows. */
type Judged = Gathered & { readonly folding: Folding; readonly rows: Rows };

async function judgeSome(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  dataset: string,
  touched: Touched,
  subjects: readonly string[],
  judging: Judging,
): Promise<Judged> {
  const gathered = await gather(warehouse, dataset, touched, subjects, judging);
  const folding = { dataset, touched, reference: await judging.reference, letters: [] };
  return { ...gathered, folding, rows: foldSome(folding, gathered.found, Infinity) };
}

/** Stores what was judged; then it is remembered. */
async function storeSome(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  { found, days, newcomers, folding, rows }: Judged,
  { stored, instants, known }: Judging,
): Promise<void> {
  const { dataset, touched, letters } = folding;
  const standsOn = rows.flatMap(([kind, ofKind]) => ofKind.flatMap((row) => daysOfRow(kind, row)));
  await Promise.all([stored, touchDays(warehouse, dataset, [...days, ...standsOn])]);
  const wasAside: WasAsideOf = (kind) => (subject) =>
    newcomers.has(subject) ? [] : known.find(dataset, subject)?.rows.get(kind)?.asides;
  await insertAll(warehouse, rows, letters, wasAside);
  for (const asOfMs of await instants())
    await insertAll(warehouse, foldSome(folding, found, asOfMs), letters);
  await buryUnjudged(warehouse, letters);
  const failed = new Set(letters.map(({ kind, subject }) => `${kind} ${subject}`));
  const storedRows = rows.map(([kind, ofKind]): readonly [Kind, readonly FactRow[]] => [
    kind,
    failed.size === 0 ? ofKind : ofKind.filter(({ subject }) => !failed.has(`${kind} ${String(subject)}`)),
  ]);
  known.keep(dataset, touched, found, storedRows);
}

/** Stores the rows of subjects as they stood at an instant of the past. */
export async function finishPast(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  dataset: string,
  touched: Touched,
  reference: Reference,
  asOfMs: number,
): Promise<void> {
  const letters: Unjudged[] = [];
  const folding = { dataset, touched, reference, letters };
  const all = new Set([...touched.values()].flatMap((subjects) => [...subjects]));
  for (const portion of portionsOf(all))
    await insertAll(
      warehouse,
      foldSome(folding, await readPortion(warehouse, dataset, portion), asOfMs),
      letters,
    );
  await buryUnjudged(warehouse, letters);
}
