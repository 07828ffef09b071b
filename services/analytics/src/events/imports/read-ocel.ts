import { derivedEventId } from '@haoban/contracts/event-id';
import type { ImportMap } from '@haoban/contracts/import-map';
import type { Attributes, CaseRecord, EventRecord, Refused } from '../../core/imports/case-record.ts';
import { createIdSet, type IdSet } from '../../core/imports/id-set.ts';
import { openCaseParts, type CaseParts } from './case-parts.ts';
import { ImportRefused } from './import-refused.ts';
import { ocelElements, type OcelEvent, type OcelObject } from './ocel-elements.ts';
import { openSpool, type Spool } from './spool.ts';

const ownCaseType = 'case';

/** What stands in the temporary files: an event or object with its line. */
type Kept = { readonly line: number; readonly event?: OcelEvent; readonly object?: OcelObject };
type IdsByType = ReadonlyMap<string, IdSet>;

/**
 * Streams the cases of an OCEL 2.0 JSON log: the objects of one type with the events that touch them, an event of two
 * cases in both. The type is the map's, else `case`, else the only one that has events. Objects may follow the events
 * that touch them.
 */
export async function* readOcel(
  texts: AsyncIterable<string>,
  map: ImportMap,
  spoolDir: string,
): AsyncGenerator<CaseRecord | Refused> {
  const parts = await openCaseParts(spoolDir);
  const events = await openSpool(spoolDir);
  try {
    const ids = new Map<string, IdSet>();
    for await (const element of ocelElements(texts)) {
      if ('reason' in element) yield element;
      else if ('event' in element) await events.write(element);
      else {
        await parts.write(element.object.id, element);
        const ofType = ids.get(element.object.type) ?? createIdSet();
        ids.set(element.object.type, ofType);
        ofType.add(derivedEventId(element.object.id));
      }
    }
    const caseType = map.ocel?.caseType ?? (await findCaseType(ids, events));
    const cases = ids.get(caseType);
    if (cases === undefined)
      throw new ImportRefused(
        'import_map_invalid',
        '/ocel/caseType',
        `names ${caseType}, of which the file has no object`,
      );
    await spread(events, cases, parts);
    for (const part of parts.texts()) yield* casesOf(part, caseType);
  } finally {
    await Promise.all([parts.close(), events.close()]);
  }
}

const objectsOf = ({ relationships = [] }: OcelEvent): Set<string> =>
  new Set(relationships.map(({ objectId }) => objectId));

async function findCaseType(ids: IdsByType, events: Spool): Promise<string> {
  if (ids.has(ownCaseType)) return ownCaseType;
  const touched = new Set<string>();
  for await (const { event } of kept(events.texts())) {
    if (event === undefined || touched.size === ids.size) continue;
    for (const objectId of objectsOf(event))
      for (const [type, ofType] of ids) if (ofType.has(derivedEventId(objectId))) touched.add(type);
  }
  const [only, ...others] = touched;
  if (only !== undefined && others.length === 0) return only;
  const types = [...touched].toSorted().join(', ') || 'none';
  throw new ImportRefused(
    'import_map_invalid',
    '/ocel/caseType',
    `must say which object type is the case; the types with events: ${types}`,
  );
}

async function spread(events: Spool, cases: IdSet, parts: CaseParts): Promise<void> {
  for await (const { line, event } of kept(events.texts())) {
    if (event === undefined) continue;
    const { relationships: _, ...rest } = event;
    for (const objectId of objectsOf(event))
      if (cases.has(derivedEventId(objectId))) await parts.write(objectId, { line, objectId, event: rest });
  }
}

async function* kept(texts: AsyncIterable<string>): AsyncGenerator<Kept & { objectId?: string }> {
  for await (const text of texts) yield JSON.parse(text);
}

async function* casesOf(texts: AsyncIterable<string>, caseType: string): AsyncGenerator<CaseRecord> {
  const cases = new Map<string, { line: number; attributes: Attributes; events: EventRecord[] }>();
  const events = new Map<string, EventRecord[]>();
  for await (const { line, event, object, objectId = '' } of kept(texts)) {
    if (object !== undefined && object.type === caseType)
      cases.set(object.id, { line, attributes: objectAttributes(object), events: [] });
    if (event === undefined) continue;
    const ofCase = events.get(objectId) ?? [];
    ofCase.push({ line, attributes: eventAttributes(event) });
    events.set(objectId, ofCase);
  }
  for (const [id, found] of cases) yield { ...found, events: events.get(id) ?? [] };
}

const textOf = (value: unknown): string[] => {
  if (value === null || value === undefined) return [];
  return [typeof value === 'string' ? value : JSON.stringify(value)];
};

const eventAttributes = ({ id, type, time, attributes = [] }: OcelEvent): Attributes =>
  new Map([
    ...attributes.flatMap(({ name, value }) => textOf(value).map((text): [string, string] => [name, text])),
    ['ocel:eid', id],
    ['ocel:activity', type],
    ['ocel:timestamp', time],
  ]);

const objectAttributes = ({ id, type, attributes = [] }: OcelObject): Attributes =>
  new Map([
    ...attributes
      .toSorted((a, b) => instantOf(a.time) - instantOf(b.time))
      .flatMap(({ name, value }) => textOf(value).map((text): [string, string] => [name, text])),
    ['ocel:oid', id],
    ['ocel:type', type],
  ]);

const instantOf = (time: string | undefined): number => Date.parse(time ?? '') || 0;
