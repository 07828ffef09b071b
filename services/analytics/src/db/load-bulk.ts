import type { Envelope } from '@haoban/contracts/envelope';
import { factEvent, rawColumns } from '../core/event-rows.ts';
import type { FactRow } from '../core/facts/fact-values.ts';
import type { FactEvent } from '../core/facts/subject-events.ts';
import { kindsOf, type Kind } from '../core/facts/subject-kinds.ts';
import {
  insertsUnderWay,
  sendRows,
  waitingBlocks,
  waitingRows,
  writeRows,
  type WaitingRows,
} from './bulk-inserts.ts';
import { buryUnjudged, type Unjudged } from './bury-unjudged.ts';
import { factsOf } from './finish-rows.ts';
import { sendBlocks, writeBlock } from './insert-rows.ts';
import type { Warehouse } from './clickhouse.ts';
import { writeBatch, type WriteParts } from './write-batch.ts';

// Few great inserts: what a part of a table costs grows with its columns rather than with its rows.
const eventsAtOnce = 40_000;
// What lives until it is written down is copied by the collector of garbage: little at a time.
const eventsWritten = 4_000;
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
  const datasets = new Set<string>();
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
      for (const { dataset } of events.slice(0, 1)) datasets.add(dataset);
      size += events.length;
      if (size >= eventsWritten) await store();
    }
    if (reference.length > 0) await writeBatch(parts, reference, false);
    await store();
    await load.end();
    return done;
  } finally {
    await load.settled();
    // What was kept for instants of the past does not know of these subjects, of however many of them it was to be.
    for (const dataset of datasets) await parts.pasts.forget(dataset);
  }
}

/**
 * Inserts of a load, a few under way at once. What is to be stored is written down as it comes and sent when it is much:
 * rows live for a moment, blocks of bytes wait.
 */
function bulkLoad(parts: WriteParts, replaces: boolean) {
  const { warehouse } = parts;
  const underWay = insertsUnderWay(insertsAtOnce);
  const finished = new Map<string, WaitingRows>();
  let stored: Promise<unknown> = Promise.resolve();
  let events = waitingBlocks(Object.keys(rawColumns));
  const sendEvents = async (): Promise<void> => {
    const { names, blocks, rows } = events;
    if (rows === 0) return;
    events = waitingBlocks(names);
    const sent = sendBlocks(warehouse.client, `${warehouse.database}.raw_events_v1`, names, blocks);
    stored = Promise.all([stored, sent]);
    // Whoever waits for it hears of a failure.
    stored.catch(() => {});
    await underWay.start(sent);
  };
  const flush = async (eventsAtLeast: number, rowsAtLeast: number): Promise<void> => {
    if (events.rows >= eventsAtLeast) await sendEvents();
    for (const [key, waiting] of finished) {
      if (waiting.rows < rowsAtLeast) continue;
      finished.delete(key);
      // No row may be read before what it rests on.
      await sendEvents();
      await underWay.start(stored.then(() => sendRows(warehouse, waiting, replaces)));
    }
  };

  return {
    store: async (subjects: readonly (readonly Envelope[])[]): Promise<void> => {
      const said = subjects.flat();
      events.blocks.push(await writeBlock(warehouse, 'raw_events_v1', rawColumns, said));
      events.rows += said.length;
      for (const [dataset, ofDataset] of Map.groupBy(subjects, ([first]) => first?.dataset ?? ''))
        for (const [kind, rows] of await finishedRows(parts, dataset, ofDataset)) {
          if (rows.length === 0) continue;
          const key = `${dataset} ${kind}`;
          const waiting = finished.get(key) ?? waitingRows(dataset, kind, rows);
          finished.set(key, waiting);
          await writeRows(warehouse, waiting, rows, replaces);
        }
      await flush(eventsAtOnce, rowsAtOnce);
    },
    /** Resolves when everything is stored. */
    end: async (): Promise<void> => {
      await flush(1, 1);
      await underWay.all();
    },
    settled: underWay.settled,
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
