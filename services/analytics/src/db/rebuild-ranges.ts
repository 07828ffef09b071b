import type { FactEvent } from '../core/facts/subject-events.ts';
import type { Warehouse } from './clickhouse.ts';

/** Subjects of one data set from one on, up to but without another; a missing border is open. */
export type SubjectRange = {
  readonly dataset: string;
  readonly from: string | undefined;
  readonly before: string | undefined;
};

const eventsOfGranule = 512;

/**
 * Cuts the raw events into ranges of whole subjects with about so many events each. The borders come from the primary
 * index, so that nothing is read to find them.
 */
export async function subjectRanges(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
  eventsAtOnce: number,
): Promise<SubjectRange[]> {
  const known = await client.query({
    query: 'select distinct toString(dataset) as dataset from raw_events_v1 order by dataset',
    format: 'JSONCompactEachRow',
  });
  const index = await client.query({
    query: `select toString(dataset), subject from mergeTreeIndex({database:String}, raw_events_v1) order by dataset, subject`,
    query_params: { database },
    format: 'JSONCompactEachRow',
  });
  const granules = Map.groupBy(await index.json<[string, string]>(), ([dataset]) => dataset);
  const step = Math.max(1, Math.round(eventsAtOnce / eventsOfGranule));
  return (await known.json<[string]>()).flatMap(([dataset]) => {
    const subjects = (granules.get(dataset) ?? []).map(([, subject]) => subject);
    const chosen = subjects.filter((subject, at) => at > 0 && at % step === 0 && subject !== '');
    const borders = [undefined, ...new Set(chosen), undefined];
    return borders.slice(1).map((before, at) => ({ dataset, from: borders[at], before }));
  });
}

// One JSON text a line, the payload as it stands: parsed once, whatever the client or the format would make of it.
const line = `concat('[', toJSONString(subject), ',"', toString(id), '",', toJSONString(toString(type)), ',', toString(toUnixTimestamp64Milli(time)), ',', toString(revision), ',', toString(rank), ',', toString(sequence), ',', toJSONString(region), ',', toJSONString(toString(zone)), ',', data, ']')`;

type Line = [string, string, string, number, number, number, number, string, string, unknown];

// Made by the statement above.
const areLines = (value: unknown): value is Line[] => Array.isArray(value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All events of the subjects in a range, in no order, repetitions included; `sampled` takes one subject in so many. */
export async function readRange(
  { client }: Pick<Warehouse, 'client'>,
  { dataset, from, before }: SubjectRange,
  sampled = 1,
): Promise<{ events: number; found: Map<string, FactEvent[]> }> {
  const answer = await client.query({
    query: `select ${line} from raw_events_v1 where dataset = {dataset:String}
      ${from === undefined ? '' : 'and subject >= {from:String}'} ${before === undefined ? '' : 'and subject < {before:String}'}
      ${sampled === 1 ? '' : 'and cityHash64(subject) % {sampled:UInt64} = 0'}`,
    query_params: { dataset, from: from ?? '', before: before ?? '', sampled },
    clickhouse_settings: { max_threads: 1 },
    format: 'TabSeparatedRaw',
  });
  const text = await answer.text();
  const lines: unknown = JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`);
  if (!areLines(lines)) throw new TypeError('the warehouse answers otherwise than asked');
  const found = new Map<string, FactEvent[]>();
  for (const [subject, id, type, timeMs, revision, rank, sequence, region, zone, payload] of lines) {
    const data = isRecord(payload) ? payload : {};
    const event = { id, type, timeMs, revision, rank, sequence, region, zone, data };
    const known = found.get(subject);
    if (known === undefined) found.set(subject, [event]);
    else known.push(event);
  }
  return { events: lines.length, found };
}
