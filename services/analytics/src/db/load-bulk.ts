import type { Envelope } from '@haoban/contracts/envelope';
import { factEvent, rawColumns, rawRow } from '../core/event-rows.ts';
import type { FactEvent } from '../core/facts/subject-events.ts';
import { kindsOf, type Kind } from '../core/facts/subject-kinds.ts';
import { buryUnjudged, type Unjudged } from './bury-unjudged.ts';
import { factsOf, insertFacts } from './finish-rows.ts';
import { touchDays } from './touched-days.ts';
import { writeBatch, type WriteParts } from './write-batch.ts';

const eventsAtOnce = 20_000;
const batchesAtOnce = 3;
const referenceEntities = /^(area|org|hall|item|theme|calendar|target|baseline|settings|device)\./;

/** Whether a subject is reference data, by which others are judged. */
export const isReference = ([first]: readonly Envelope[]): boolean =>
  first !== undefined && referenceEntities.test(first.type);

/** How far a load has come. */
export type BulkProgress = { readonly events: number; readonly subjects: number };

/**
 * Stores whole subjects, all events of one together, that nothing else writes: raw events and finished rows side by
 * side, without reading anything back. Reference data must come before what is judged by it. Doing it again changes
 * nothing. For simulated and restored data sets of one name; not for what comes through journals.
 */
export async function loadBulk(
  parts: WriteParts,
  subjects: AsyncIterable<readonly Envelope[]> | Iterable<readonly Envelope[]>,
  progress: (done: BulkProgress) => void = () => {},
): Promise<BulkProgress> {
  const running = new Set<Promise<void>>();
  const done = { events: 0, subjects: 0 };
  let waiting: (readonly Envelope[])[] = [];
  let size = 0;
  const reference: Envelope[] = [];

  const flush = async (): Promise<void> => {
    const batch = waiting;
    const count = size;
    waiting = [];
    size = 0;
    if (batch.length === 0) return;
    const store = async (): Promise<void> => {
      await storeSubjects(parts, batch);
      done.events += count;
      done.subjects += batch.length;
      progress(done);
    };
    const task = store();
    running.add(task);
    const settled = task.finally(() => running.delete(task));
    settled.catch(() => {});
    if (running.size >= batchesAtOnce) await Promise.race(running);
  };

  for await (const events of subjects) {
    const [first] = events;
    if (first === undefined) continue;
    if (isReference(events)) {
      reference.push(...events);
      continue;
    }
    if (reference.length > 0) await writeBatch(parts, reference.splice(0), false);
    waiting.push(events);
    size += events.length;
    if (size >= eventsAtOnce) await flush();
  }
  if (reference.length > 0) await writeBatch(parts, reference, false);
  await flush();
  await Promise.all(running);
  return done;
}

async function storeSubjects(parts: WriteParts, subjects: readonly (readonly Envelope[])[]): Promise<void> {
  const { client, database } = parts.warehouse;
  const raw = client.insert({
    table: `${database}.raw_events_v1`,
    columns: [...rawColumns],
    values: subjects.flatMap((events) => events.map(rawRow)),
    format: 'JSONCompactEachRow',
  });
  const byDataset = Map.groupBy(subjects, ([first]) => first?.dataset ?? '');
  for (const [dataset, ofDataset] of byDataset) {
    const reference = await parts.reference.of(dataset);
    for (const [kind, found] of byKind(ofDataset)) {
      const letters: Unjudged[] = [];
      const rows = factsOf(kind, dataset, found, reference, {
        unjudged: (subject, error) => letters.push({ dataset, kind, subject, error }),
      });
      await buryUnjudged(parts.warehouse, letters);
      await touchDays(parts.warehouse, kind, dataset, rows);
      await insertFacts(parts.warehouse, kind, rows);
    }
  }
  await raw;
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
