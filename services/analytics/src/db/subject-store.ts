import type { FactEvent } from '../core/facts/subject-events.ts';
import { recordFrom } from '../core/facts/read-data.ts';
import type { Warehouse } from './clickhouse.ts';

// A parameter of a statement holds 128 KiB; a subject has up to 64 characters, most have less than half of them.
const maxSubjects = 4_000;
const maxBytes = 100_000;

/** Subjects in portions that a parameter of a statement can hold. */
export function* portionsOf(subjects: Iterable<string>): Generator<string[]> {
  let portion: string[] = [];
  let bytes = 0;
  for (const subject of subjects) {
    // in quotes, a comma behind it, what is escaped twice as long
    const size = Buffer.byteLength(subject.replaceAll(/['\\]/g, '\\$&')) + 3;
    if (portion.length === maxSubjects || bytes + size > maxBytes) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(subject);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}

type RawRow = [
  subject: string,
  id: string,
  type: string,
  timeMs: number,
  revision: number,
  rank: number,
  sequence: number,
  region: string,
  zone: string,
  data: string,
];

const select = `select subject, toString(id), toString(type), toUnixTimestamp64Milli(time), revision, rank, sequence, region, toString(zone), data
from raw_events_v1 where dataset = {dataset:String} and subject in {subjects:Array(String)}`;

const eventOf = ([, id, type, timeMs, revision, rank, sequence, region, zone, data]: RawRow): FactEvent => ({
  id,
  type,
  timeMs,
  revision,
  rank,
  sequence,
  region,
  zone,
  data: recordFrom(data),
});

/** Reads what is known of a portion of subjects: all events of each, in no order, repetitions included. */
export async function readPortion(
  { client }: Pick<Warehouse, 'client'>,
  dataset: string,
  subjects: readonly string[],
): Promise<Map<string, FactEvent[]>> {
  const answer = await client.query({
    query: select,
    query_params: { dataset, subjects },
    format: 'JSONCompactEachRow',
  });
  const found = new Map<string, FactEvent[]>();
  for (const row of await answer.json<RawRow>()) {
    const known = found.get(row[0]);
    if (known === undefined) found.set(row[0], [eventOf(row)]);
    else known.push(eventOf(row));
  }
  return found;
}

/** The same of any number of subjects, a portion at a time. */
export async function* readSubjects(
  warehouse: Pick<Warehouse, 'client'>,
  dataset: string,
  subjects: readonly string[],
): AsyncGenerator<Map<string, FactEvent[]>> {
  for (const portion of portionsOf(subjects)) yield readPortion(warehouse, dataset, portion);
}
