import type { Envelope } from '@haoban/contracts/envelope';
import { readInstant } from '@haoban/sla-clock/local-date';
import { factEvent, rawColumns } from '../core/event-rows.ts';
import { changedReference } from '../core/facts/changed-reference.ts';
import { referenceTypes } from '../core/facts/reference-events.ts';
import type { FactEvent } from '../core/facts/subject-events.ts';
import { kindsOf, type Kind } from '../core/facts/subject-kinds.ts';
import { refreshCalendars, reloadDictionaries } from './calendar-table.ts';
import type { Warehouse } from './clickhouse.ts';
import { finishRows } from './finish-rows.ts';
import { readBefore, type EventsBefore, type Touched } from './gather-subjects.ts';
import { insertRows } from './insert-rows.ts';
import type { KnownSubjects } from './known-subjects.ts';
import type { Pasts } from './pasts.ts';
import type { ReferenceStore } from './reference-store.ts';
import { touchedByReference } from './rejudge.ts';
import type { ZoneTable } from './zone-table.ts';

/** What writing needs: the warehouse, and what is remembered between batches. */
export type WriteParts = {
  readonly warehouse: Warehouse;
  readonly zones: ZoneTable;
  readonly reference: ReferenceStore;
  readonly pasts: Pasts;
  readonly known: KnownSubjects;
  /** How many subjects are judged, and then stored, at once. */
  readonly subjectsAtOnce?: number;
};

const referenceTypeSet: ReadonlySet<string> = new Set(referenceTypes);

/**
 * Stores a batch of events and everything that follows from them. Repeating it, in whole or in part, changes no
 * figure. When it returns, every answer includes the batch. `recorded` events came through a journal, which tallies them.
 */
export async function writeBatch(
  parts: WriteParts,
  events: readonly Envelope[],
  recorded: boolean,
): Promise<void> {
  try {
    await storeBatch(parts, events, recorded);
  } catch (error) {
    // Nobody knows how much of it is stored.
    parts.known.forget();
    throw error;
  }
}

async function storeBatch(parts: WriteParts, events: readonly Envelope[], recorded: boolean): Promise<void> {
  const { warehouse, known } = parts;
  const said = touchedSubjects(events);
  const before = new Map<string, EventsBefore>();
  for (const [dataset, touched] of said)
    before.set(dataset, await readBefore(warehouse, dataset, touched, known));
  const stored = storeRaw(parts, events);
  // Whoever waits for it hears of a failure; until somebody does, it is not to end the process.
  stored.catch(() => {});
  // What is learnt is read back.
  if (events.some(({ type }) => referenceTypeSet.has(type))) await stored;
  const judgedAnew = await learnReference(parts, events);
  for (const [dataset, touched] of unitedDatasets(said, judgedAnew)) {
    const reference = parts.reference.of(dataset);
    reference.catch(() => {});
    await finishRows(warehouse, dataset, touched, {
      reference,
      stored,
      instants: () => parts.pasts.of(dataset),
      coming: comingOf(events, dataset),
      before: before.get(dataset) ?? new Map(),
      known,
      subjectsAtOnce: parts.subjectsAtOnce,
    });
  }
  await stored;
  if (recorded) await noteVisible(warehouse, events);
}

/** Stores the events themselves. */
async function storeRaw({ warehouse, pasts }: WriteParts, events: readonly Envelope[]): Promise<void> {
  await insertRows(warehouse, 'raw_events_v1', rawColumns, events);
  // A newer snapshot may leave out what an older one said: rows of the past that rest on it are not kept.
  for (const dataset of new Set(
    events.flatMap(({ revision, dataset: of }) => ((revision ?? 0) > 0 ? of : [])),
  ))
    await pasts.forget(dataset);
}

// They are read back while they are being stored, and may be missed.
function comingOf(events: readonly Envelope[], dataset: string): Map<string, FactEvent[]> {
  const coming = new Map<string, FactEvent[]>();
  for (const event of events) {
    if (event.dataset !== dataset) continue;
    const known = coming.get(event.subject);
    if (known === undefined) coming.set(event.subject, [factEvent(event)]);
    else known.push(factEvent(event));
  }
  return coming;
}

type TouchedByDataset = ReadonlyMap<string, Touched>;

/** Subjects of each data set whose rows a batch touches. */
function touchedSubjects(events: readonly Envelope[]): TouchedByDataset {
  const all = new Map<string, Map<Kind, Set<string>>>();
  for (const { dataset, subject, type, data } of events) {
    for (const kind of kindsOf(type, data)) {
      const ofDataset = all.get(dataset) ?? new Map<Kind, Set<string>>();
      all.set(dataset, ofDataset);
      const ofKind = ofDataset.get(kind) ?? new Set<string>();
      ofDataset.set(kind, ofKind.add(subject));
    }
  }
  return all;
}

const nobody: ReadonlySet<string> = new Set();

const united = (some: Touched = new Map(), more: Touched = new Map()): Touched =>
  new Map(
    [...new Set([...some.keys(), ...more.keys()])].map((kind) => [
      kind,
      (some.get(kind) ?? nobody).union(more.get(kind) ?? nobody),
    ]),
  );

const unitedDatasets = (some: TouchedByDataset, more: TouchedByDataset): TouchedByDataset =>
  new Map(
    [...new Set([...some.keys(), ...more.keys()])].map((dataset) => [
      dataset,
      united(some.get(dataset), more.get(dataset)),
    ]),
  );

/** Takes in reference data: zones before any row of them, then whoever a changed area, calendar or goal touches. */
async function learnReference(parts: WriteParts, events: readonly Envelope[]): Promise<TouchedByDataset> {
  const { warehouse, zones, reference } = parts;
  const learnt = events.filter(({ type }) => referenceTypeSet.has(type));
  await zones.ensure([
    ...events.flatMap(({ zone }) => zone ?? []),
    ...learnt.flatMap(({ data }) => (typeof data['zone'] === 'string' ? data['zone'] : [])),
  ]);
  const touched = new Map<string, Touched>();
  for (const dataset of new Set(learnt.map((event) => event.dataset))) {
    const ids = learnt.filter((event) => event.dataset === dataset).map(({ id }) => id.toLowerCase());
    const before = await reference.before(dataset, ids);
    reference.forget(dataset);
    const change = changedReference(before, await reference.ownOf(dataset));
    for (const judged of dataset === 'live' ? await datasetsOf(warehouse) : [dataset])
      touched.set(judged, united(touched.get(judged), await touchedByReference(warehouse, judged, change)));
  }
  if (learnt.some(({ type }) => type === 'area.published.v1')) await reloadDictionaries(warehouse, ['areas']);
  const calendars = learnt.filter(({ type }) => type === 'calendar.published.v1');
  for (const dataset of new Set(calendars.map((event) => event.dataset)))
    await refreshCalendars(warehouse, dataset);
  return touched;
}

async function datasetsOf({ client }: Warehouse): Promise<string[]> {
  const answer = await client.query({
    query:
      'select distinct toString(dataset) from case_facts_v1 union distinct select distinct toString(dataset) from ticket_facts_v1',
    format: 'JSONCompactEachRow',
  });
  return (await answer.json<[string]>()).map(([dataset]) => dataset);
}

const hourMs = 3_600_000;

/** Notes when events of the journals could first be read in a figure. */
async function noteVisible(warehouse: Warehouse, events: readonly Envelope[]): Promise<void> {
  const visibleAt = Date.now();
  const tallied = events.filter(({ type }) => type !== 'journal.tallied.v1');
  const columns = {
    dataset: ({ dataset }: Envelope) => dataset,
    source: ({ source }: Envelope) => source,
    hour: ({ recordedat }: Envelope) => Math.floor(readInstant(recordedat) / hourMs) * hourMs,
    recorded_at: ({ recordedat }: Envelope) => readInstant(recordedat),
    id: ({ id }: Envelope) => id,
    visible_at: () => visibleAt,
  };
  await insertRows(warehouse, 'recorded_events_v1', columns, tallied);
}
