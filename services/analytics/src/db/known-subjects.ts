import type { FactRow } from '../core/facts/fact-values.ts';
import { asidesOf } from '../core/facts/rows-aside.ts';
import type { FactEvent } from '../core/facts/subject-events.ts';
import type { Kind } from '../core/facts/subject-kinds.ts';
import { daysOfRow, type FamilyDay } from './touched-days.ts';

// About 150 MiB: what a busy hall says in half a day.
const eventsKept = 100_000;

/** What is known of a stored row: the days on which it stands in sums, and the tables in which it is kept aside. */
type KnownRow = { readonly days: readonly FamilyDay[]; readonly asides: readonly string[] };

/** What a subject was when a batch stored it last: all its events, each once, and its finished rows by kind. */
export type KnownSubject = {
  readonly events: readonly FactEvent[];
  readonly rows: ReadonlyMap<Kind, KnownRow>;
};

const knownRow = (kind: Kind, row: FactRow): KnownRow => ({
  days: daysOfRow(kind, row),
  asides: asidesOf(kind, row),
});

/**
 * Subjects that came by lately, so that the next event of one is judged without reading back what was stored. True only
 * while nobody else writes: whoever begins to write, or failed to store a batch, forgets all of it. Bounded by the
 * number of events; of a data set who was silent longest goes first.
 */
export function createKnownSubjects(limit = eventsKept) {
  const datasets = new Map<string, Map<string, KnownSubject>>();
  let count = 0;
  const subjectsOf = (dataset: string): Map<string, KnownSubject> => {
    const known = datasets.get(dataset) ?? new Map<string, KnownSubject>();
    datasets.set(dataset, known);
    return known;
  };
  const drop = (known: Map<string, KnownSubject>, subject: string): void => {
    count -= known.get(subject)?.events.length ?? 0;
    known.delete(subject);
  };
  const makeRoom = (): void => {
    for (const known of datasets.values())
      for (const subject of known.keys()) {
        if (count <= limit) return;
        drop(known, subject);
      }
  };

  return {
    find: (dataset: string, subject: string): KnownSubject | undefined => datasets.get(dataset)?.get(subject),
    /**
     * Takes in what a batch stored: events by subject, and the rows by kind that are stored now. Of what a subject was
     * touched as without a row nothing is known: somebody may judge it again.
     */
    keep: (
      dataset: string,
      touched: ReadonlyMap<Kind, ReadonlySet<string>>,
      found: ReadonlyMap<string, readonly FactEvent[]>,
      rows: readonly (readonly [Kind, readonly FactRow[]])[],
    ): void => {
      const known = subjectsOf(dataset);
      const made = new Map(
        rows.map(([kind, ofKind]) => [kind, new Map(ofKind.map((row) => [row['subject'], row]))]),
      );
      for (const [subject, events] of found) {
        const ofSubject = new Map(known.get(subject)?.rows);
        for (const [kind, subjects] of touched) {
          if (!subjects.has(subject)) continue;
          const row = made.get(kind)?.get(subject);
          if (row === undefined) ofSubject.delete(kind);
          else ofSubject.set(kind, knownRow(kind, row));
        }
        drop(known, subject);
        known.set(subject, { events, rows: ofSubject });
        count += events.length;
      }
      makeRoom();
    },
    forget: (): void => {
      datasets.clear();
      count = 0;
    },
  };
}
export type KnownSubjects = ReturnType<typeof createKnownSubjects>;

/** Whether what is known of a subject covers everything that it is touched as. */
export function coversAll(
  known: KnownSubject | undefined,
  subject: string,
  touched: ReadonlyMap<Kind, ReadonlySet<string>>,
): known is KnownSubject {
  if (known === undefined) return false;
  for (const [kind, subjects] of touched) if (subjects.has(subject) && !known.rows.has(kind)) return false;
  return true;
}
