import { endOfTime, instantText, type FactRow } from '../core/facts/fact-values.ts';
import type { Reference } from '../core/facts/reference.ts';
import { factTables, type Kind } from '../core/facts/subject-kinds.ts';
import { subjectEvents, type FactEvent } from '../core/facts/subject-events.ts';
import type { Warehouse } from './clickhouse.ts';
import { buryUnjudged, type Unjudged } from './bury-unjudged.ts';
import { keepOpenCases } from './open-cases.ts';
import { portionsOf, readPortion } from './subject-store.ts';
import { storedDays, touchStored } from './touched-days.ts';

/** Subjects whose rows are to be finished, by kind. */
export type Touched = ReadonlyMap<Kind, ReadonlySet<string>>;

/** Stores finished rows of one kind. */
export async function insertFacts(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
  kind: Kind,
  rows: readonly FactRow[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const [column = '', ...columns] = Object.keys(first);
  await client.insert({
    table: `${database}.${factTables[kind].table}`,
    columns: [column, ...columns],
    values: rows.map((row) => Object.values(row)),
    format: 'JSONCompactEachRow',
  });
  if (kind === 'case') await keepOpenCases({ client, database }, rows);
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
  readonly instants: Promise<readonly number[]>;
  /** Events that may not be readable yet, by subject. */
  readonly coming: ReadonlyMap<string, readonly FactEvent[]>;
};

/** Computes the finished rows of touched subjects anew from all their events, as of every instant asked for, and stores them. */
export async function finishRows(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  dataset: string,
  touched: Touched,
  judging: Judging,
): Promise<void> {
  const all = new Set([...touched.values()].flatMap((subjects) => [...subjects]));
  for (const portion of portionsOf(all)) await finishPortion(warehouse, dataset, touched, portion, judging);
}

type Folding = {
  readonly dataset: string;
  readonly touched: Touched;
  readonly reference: Reference;
  readonly letters: Unjudged[];
};

/** The rows of a portion of subjects by kind, from their events before an instant. */
function foldPortion(
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

const insertAll = (
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  rows: readonly (readonly [Kind, readonly FactRow[]])[],
): Promise<unknown> => Promise.all(rows.map(([kind, ofKind]) => insertFacts(warehouse, kind, ofKind)));

async function finishPortion(
  warehouse: Pick<Warehouse, 'client' | 'database'>,
  dataset: string,
  touched: Touched,
  portion: readonly string[],
  judging: Judging,
): Promise<void> {
  const [stored, reference, ...days] = await Promise.all([
    readPortion(warehouse, dataset, portion),
    judging.reference,
    ...[...touched].map(([kind, subjects]) =>
      storedDays(
        warehouse,
        kind,
        dataset,
        portion.filter((subject) => subjects.has(subject)),
      ),
    ),
  ]);
  const found = new Map(
    portion.map((subject) => [
      subject,
      [...(stored.get(subject) ?? []), ...(judging.coming.get(subject) ?? [])],
    ]),
  );
  const letters: Unjudged[] = [];
  const folding = { dataset, touched, reference, letters };
  const rows = foldPortion(folding, found, Infinity);
  const [pasts] = await Promise.all([judging.instants, touchStored(warehouse, dataset, rows, days)]);
  await insertAll(warehouse, rows);
  for (const asOfMs of pasts) await insertAll(warehouse, foldPortion(folding, found, asOfMs));
  await buryUnjudged(warehouse, letters);
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
    await insertAll(warehouse, foldPortion(folding, await readPortion(warehouse, dataset, portion), asOfMs));
  await buryUnjudged(warehouse, letters);
}
