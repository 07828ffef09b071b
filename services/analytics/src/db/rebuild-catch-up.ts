import { changedReference } from '../core/facts/changed-reference.ts';
import type { DatasetReference } from '../core/facts/reference.ts';
import { kindsOf, type Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';
import { factsOf, insertFacts } from './finish-rows.ts';
import { alreadyBuried } from './fold-range.ts';
import { straddlingSubjects, type Pasts } from './pasts.ts';
import { createReferenceStore } from './reference-store.ts';
import { touchedByReference } from './rejudge.ts';
import { readSubjects } from './subject-store.ts';
import { touchDaysOf } from './touched-days.ts';

/** A warehouse and the one that is built beside it. */
export type Rebuilding = { readonly from: Warehouse; readonly to: Warehouse };

/** What each data set said of places, calendars and goals. */
export type KnownReference = ReadonlyMap<string, DatasetReference>;

// Data sets that have events, `live` always among them.
async function datasetsIn({ client }: Pick<Warehouse, 'client'>): Promise<string[]> {
  const answer = await client.query({
    query:
      "select distinct toString(dataset) as dataset from raw_events_v1 union distinct select 'live' as dataset",
    format: 'JSONCompactEachRow',
  });
  return (await answer.json<[string]>()).map(([dataset]) => dataset).toSorted();
}

/** What is known of places, calendars and goals by now. */
export async function referenceNow(warehouse: Warehouse): Promise<KnownReference> {
  const store = createReferenceStore(warehouse);
  const known = (await datasetsIn(warehouse)).map(
    async (dataset) => [dataset, await store.ownOf(dataset)] as const,
  );
  return new Map(await Promise.all(known));
}

type Touched = Map<string, Map<Kind, Set<string>>>;

function add(all: Touched, dataset: string, kind: Kind, subjects: Iterable<string>): void {
  const ofDataset = all.get(dataset) ?? new Map<Kind, Set<string>>();
  all.set(dataset, ofDataset);
  const ofKind = ofDataset.get(kind) ?? new Set<string>();
  for (const subject of subjects) ofKind.add(subject);
  ofDataset.set(kind, ofKind);
}

/** Subjects with events stored since an instant of the warehouse's clock. */
async function cameIn({ client }: Warehouse, since: string, all: Touched): Promise<void> {
  const answer = await client.query({
    query: `select toString(dataset), subject, groupUniqArray((toString(type), JSONExtractString(data, 'node')))
      from raw_events_v1 where stored_at >= {since:DateTime64(3, 'UTC')} group by dataset, subject`,
    query_params: { since },
    format: 'JSONCompactEachRow',
  });
  for (const [dataset, subject, types] of await answer.json<[string, string, [string, string][]]>())
    for (const [type, node] of types)
      for (const kind of kindsOf(type, { node })) add(all, dataset, kind, [subject]);
}

/** Subjects that were judged by reference data that have changed since. */
async function judgedAnew(
  to: Warehouse,
  before: KnownReference,
  now: KnownReference,
  all: Touched,
): Promise<void> {
  const nothing: DatasetReference = { places: new Map(), calendars: new Map(), targets: [], baselines: [] };
  for (const [dataset, after] of now) {
    const change = changedReference(before.get(dataset) ?? nothing, after);
    if (change.regions.length + change.goals.length === 0 && change.fromDay === undefined) continue;
    for (const judged of dataset === 'live' ? now.keys() : [dataset])
      for (const [kind, subjects] of await touchedByReference(to, judged, change))
        add(all, judged, kind, subjects);
  }
}

/** Finishes again what came in since an instant, or is judged otherwise than by `before`; returns how many subjects. */
export async function catchUp(
  { from, to }: Rebuilding,
  since: string,
  before: KnownReference,
): Promise<number> {
  const store = createReferenceStore(from);
  const touched: Touched = new Map();
  await cameIn(from, since, touched);
  await judgedAnew(to, before, await referenceNow(from), touched);
  let count = 0;
  for (const [dataset, ofDataset] of touched) {
    const reference = await store.of(dataset);
    const subjects = new Set([...ofDataset.values()].flatMap((ofKind) => [...ofKind]));
    count += subjects.size;
    for await (const found of readSubjects(from, dataset, [...subjects]))
      for (const [kind, ofKind] of ofDataset) {
        const rows = factsOf(
          kind,
          dataset,
          [...found].filter(([subject]) => ofKind.has(subject)),
          reference,
          alreadyBuried,
        );
        await touchDaysOf(to, kind, dataset, rows);
        await insertFacts(to, kind, rows);
      }
  }
  return count;
}

/** Computes the rows of kept instants of the past, but for those that are there; returns the instants of each data set. */
export async function keepPasts(
  { from, to }: Rebuilding,
  pasts: Pasts,
  done: ReadonlySet<string>,
): Promise<Set<string>> {
  const store = createReferenceStore(from);
  const kept = new Set(done);
  for (const dataset of await datasetsIn(from))
    for (const asOfMs of await pasts.of(dataset)) {
      const key = `${dataset} ${asOfMs}`;
      if (kept.has(key)) continue;
      kept.add(key);
      const reference = await store.of(dataset);
      for (const [kind, subjects] of await straddlingSubjects(to, dataset, asOfMs))
        for await (const found of readSubjects(from, dataset, [...subjects]))
          await insertFacts(to, kind, factsOf(kind, dataset, found, reference, { asOfMs, ...alreadyBuried }));
    }
  return kept;
}
