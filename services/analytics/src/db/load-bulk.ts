import type { Envelope } from '@haoban/contracts/envelope';
import { factEvent, rawColumns } from '../core/event-rows.ts';
import type { FactRow } from '../core/facts/fact-values.ts';
import type { FactEvent } from '../core/facts/subject-events.ts';
import { kindsOf, type Kind } from '../core/facts/subject-kinds.ts';
import { buryUnjudged, type Unjudged } from './bury-unjudged.ts';
import { factsOf, insertFacts } from './finish-rows.ts';
import { insertRows } from './insert-rows.ts';
import type { Warehouse } from './clickhouse.ts';
import { touchDaysOf } from './touched-days.ts';
import { writeBatch, type WriteParts } from './write-batch.ts';

// Few great inserts: what a part of a table costs grows with its columns rather than with its rows.
const eventsAtOnce = 40_000;
const rowsAtOnce = 10_000;
const insertsAtOnce = 3;
const referenceEntities = /^(area|org|hall|item|theme|calendar|target|baseline|settings|device)\./;

/** Whether a subject is reference data, by which others are judged. */
export const isReference = ([first]: readonly Envelope[]): boolean =>
  first !== undefined && referenceEntities.test(first.type);

/** Whether finished rows of cases or tickets of a data set are there. */
export async function isStored({ client }: Pick<Warehouse, 'client'>, dataset: string): Promise<boolean> {
  const answer = await client.query({
    query: `select 1 from case_facts_v1 where dataset = {dataset:String} limit 1
      union all select 1 from ticket_facts_v1 where dataset = {dataset:String} limit 1`,
    query_params: { dataset },
    format: 'JSONCompactEachRow',
  });
  return (await answer.json<[number]>()).length > 0;
}

/** How far a load has come. */
export type BulkProgress = { readonly events: number; readonly subjects: number };

/** Whom a load tells how far it has come, and whether the warehouse may hold rows of its subjects already (it may, unless told otherwise). */
export type BulkOptions = {
  readonly progress?: (done: BulkProgress) => void;
  readonly replaces?: boolean;
};

/**
 * Stores whole subjects, all events of one together, that nothing else writes: raw events and finished rows side by
 * side, without reading events back. Reference data must come before what is judged by it. Doing it again changes
 * nothing. For simulated and restored data sets of one name; not for what comes through journals.
 */
export async function loadBulk(
  parts: WriteParts,
  subjects: AsyncIterable<readonly Envelope[]> | Iterable<readonly Envelope[]>,
  { progress = () => {}, replaces = true }: BulkOptions = {},
): Promise<BulkProgress> {
  const load = bulkLoad(parts, replaces);
  parts.known.forget();
  const done = { events: 0, subjects: 0 };
  let waiting: (readonly Envelope[])[] = [];
  let size = 0;
  const reference: Envelope[] = [];
  const store = async (): Promise<void> => {
    await load.store(waiting);
    done.events += size;
    done.subjects += waiting.length;
    [waiting, size] = [[], 0];
    progress(done);
  };

  try {
    for await (const events of subjects) {
      if (isReference(events)) {
        reference.push(...events);
        continue;
      }
      if (reference.length > 0) await writeBatch(parts, reference.splice(0), false);
      waiting.push(events);
      size += events.length;
      if (size >= eventsAtOnce) await store();
    }
    if (reference.length > 0) await writeBatch(parts, reference, false);
    await store();
    await load.end();
    return done;
  } finally {
    await load.settled();
  }
}

/** Inserts of a load, a few under way at once; rows of a data set and kind wait until they are many. */
function bulkLoad(parts: WriteParts, replaces: boolean) {
  const running = new Set<Promise<void>>();
  const waiting = new Map<string, { dataset: string; kind: Kind; rows: FactRow[] }>();

  // One that fails stays, and fails whoever waits next.
  const start = async (insert: Promise<void>): Promise<void> => {
    const settled = insert.then(() => void running.delete(settled));
    settled.catch(() => {});
    running.add(settled);
    if (running.size >= insertsAtOnce) await Promise.race(running);
  };
  const insertAll = async (dataset: string, kind: Kind, rows: readonly FactRow[]): Promise<void> => {
    await touchDaysOf(parts.warehouse, kind, dataset, rows, replaces);
    const wasAside = replaces ? undefined : (): string[] => [];
    await buryUnjudged(parts.warehouse, await insertFacts(parts.warehouse, kind, rows, wasAside));
  };
  const flush = async (atLeast: number): Promise<void> => {
    for (const [key, { dataset, kind, rows }] of waiting) {
      if (rows.length < atLeast) continue;
      waiting.delete(key);
      await start(insertAll(dataset, kind, rows));
    }
  };

  return {
    store: async (subjects: readonly (readonly Envelope[])[]): Promise<void> => {
      await start(insertRows(parts.warehouse, 'raw_events_v1', rawColumns, subjects.flat()));
      for (const [dataset, ofDataset] of Map.groupBy(subjects, ([first]) => first?.dataset ?? ''))
        for (const [kind, rows] of await finishedRows(parts, dataset, ofDataset)) {
          const key = `${dataset} ${kind}`;
          const known = waiting.get(key) ?? { dataset, kind, rows: [] };
          waiting.set(key, known);
          for (const row of rows) known.rows.push(row);
        }
      await flush(rowsAtOnce);
    },
    /** Resolves when everything is stored. */
    end: async (): Promise<void> => {
      await flush(1);
      await Promise.all(running);
    },
    /** Resolves when nothing is under way any more, whatever became of it. */
    settled: (): Promise<unknown> => Promise.allSettled(running),
  };
}

/** The finished rows of whole subjects of one data set by kind; what none can be made of is buried. */
async function finishedRows(
  parts: WriteParts,
  dataset: string,
  subjects: readonly (readonly Envelope[])[],
): Promise<[Kind, FactRow[]][]> {
  const reference = await parts.reference.of(dataset);
  const letters: Unjudged[] = [];
  const rows = [...byKind(subjects)].map(([kind, found]): [Kind, FactRow[]] => [
    kind,
    factsOf(kind, dataset, found, reference, {
      unjudged: (subject, error) => void letters.push({ dataset, kind, subject, error }),
    }),
  ]);
  await buryUnjudged(parts.warehouse, letters);
  return rows;
}

function byKind(subjects: readonly (readonly Envelope[])[]): Map<Kind, [string, FactEvent[]][]> {
  const all = new Map<Kind, [string, FactEvent[]][]>();
  for (const events of subjects) {
    const subject = events[0]?.subject ?? '';
    const kinds = new Set(events.flatMap(({ type, data }) => kindsOf(type, data)));
    if (kinds.size === 0) continue;
    const facts = events.map(factEvent);
    for (const kind of kinds) {
      const known = all.get(kind);
      if (known === undefined) all.set(kind, [[subject, facts]]);
      else known.push([subject, facts]);
    }
  }
  return all;
}
