import { distinctEvents, type FactEvent } from '../core/facts/subject-events.ts';
import type { Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';
import { coversAll, type KnownSubject, type KnownSubjects } from './known-subjects.ts';
import { portionsOf, readPortion } from './subject-store.ts';
import { storedDays, type FamilyDay } from './touched-days.ts';

/** Subjects whose rows are to be finished, by kind. */
export type Touched = ReadonlyMap<Kind, ReadonlySet<string>>;

/** What the warehouse had of subjects before a batch came, an empty list for those that it had never heard of. */
export type EventsBefore = ReadonlyMap<string, readonly FactEvent[]>;

/** What is known of some subjects before they are judged. */
export type Gathered = {
  /** All their events, each once. */
  readonly found: ReadonlyMap<string, readonly FactEvent[]>;
  /** The days on which the rows stand that are to be replaced. */
  readonly days: readonly FamilyDay[];
  /** Of whom nothing was stored before. No row is stored before what it rests on, so there is none that could be replaced. */
  readonly newcomers: ReadonlySet<string>;
};

type Store = Pick<Warehouse, 'client' | 'database'>;

async function readEvents(
  warehouse: Store,
  dataset: string,
  subjects: readonly string[],
): Promise<Map<string, readonly FactEvent[]>> {
  const events = new Map<string, readonly FactEvent[]>(subjects.map((subject) => [subject, []]));
  const read = async (portion: readonly string[]): Promise<void> => {
    for (const [subject, stored] of await readPortion(warehouse, dataset, portion))
      events.set(subject, stored);
  };
  await Promise.all([...portionsOf(subjects)].map(read));
  return events;
}

// What is read lives until the batch is stored; others are read when it is their turn.
const mostBeforehand = 8_000;

/** Reads what the warehouse has of the touched subjects that are not remembered, of so many; to be asked before their next events are stored. */
export function readBefore(
  warehouse: Store,
  dataset: string,
  touched: Touched,
  known: KnownSubjects,
): Promise<EventsBefore> {
  const all = new Set([...touched.values()].flatMap((subjects) => [...subjects]));
  const strangers = [...all].filter((subject) => !coversAll(known.find(dataset, subject), subject, touched));
  return readEvents(warehouse, dataset, strangers.slice(0, mostBeforehand));
}

/** What a batch is judged with besides reference data. */
type Sources = {
  readonly coming: ReadonlyMap<string, readonly FactEvent[]>;
  readonly before: EventsBefore;
  readonly known: KnownSubjects;
};

/**
 * All events of some subjects, and the days on which their stored rows stand: of those remembered from memory, of the
 * others from the warehouse.
 */
export async function gather(
  warehouse: Store,
  dataset: string,
  touched: Touched,
  subjects: readonly string[],
  { coming, before, known }: Sources,
): Promise<Gathered> {
  const remembered = new Map<string, KnownSubject>();
  const strangers: string[] = [];
  for (const subject of subjects) {
    const one = known.find(dataset, subject);
    if (coversAll(one, subject, touched)) remembered.set(subject, one);
    else strangers.push(subject);
  }
  const newcomers = new Set(strangers.filter((subject) => before.get(subject)?.length === 0));
  const unread = strangers.filter((subject) => !before.has(subject));
  const [stored, days] = await Promise.all([
    readEvents(warehouse, dataset, unread),
    daysOf(
      warehouse,
      dataset,
      touched,
      strangers.filter((subject) => !newcomers.has(subject)),
    ),
  ]);
  const found = new Map<string, readonly FactEvent[]>();
  for (const subject of subjects) {
    const one = remembered.get(subject);
    const events = one?.events ?? before.get(subject) ?? stored.get(subject) ?? [];
    found.set(subject, distinctEvents([...events, ...(coming.get(subject) ?? [])]));
    for (const row of one?.rows.values() ?? []) days.push(...row.days);
  }
  return { found, days, newcomers };
}

/** The days on which the stored rows of subjects stand, as what they are touched as. */
async function daysOf(
  warehouse: Store,
  dataset: string,
  touched: Touched,
  subjects: readonly string[],
): Promise<FamilyDay[]> {
  const ofKinds = [...touched].map(([kind, ofKind]) =>
    storedDays(
      warehouse,
      kind,
      dataset,
      subjects.filter((subject) => ofKind.has(subject)),
    ),
  );
  return (await Promise.all(ofKinds)).flat();
}
