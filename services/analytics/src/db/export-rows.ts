import type { Readable } from 'node:stream';
import type { StoredEvent } from '../core/exports/stored-event.ts';
import type { Warehouse } from './clickhouse.ts';
import type { Pasts } from './pasts.ts';

/** The instants that bound an export on no side, epoch ms. */
export const earliestMs = Date.UTC(1900, 0, 1);
export const latestMs = Date.UTC(2299, 11, 31);

/**
 * Which part of a data set is exported: instants in epoch ms; `areas` are the
 * prefixes of the regions that are seen (`''`: every one); what has no region belongs to no area and is always seen.
 */
export type ExportScope = {
  readonly dataset: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly asOfMs: number;
  readonly areas: readonly string[];
};

/** One row of a table, a cell a column. */
export type Cells = readonly (string | number | null)[];

const instant = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').replace('Z', '');

const paramsOf = ({ dataset, fromMs, toMs, asOfMs, areas }: ExportScope) => ({
  dataset,
  from: instant(fromMs),
  to: instant(toMs),
  as_of: instant(asOfMs),
  areas: [...areas],
});

const visible = `(region in ('-', '') or arrayExists(area -> startsWith(region, area), {areas:Array(String)}))`;
const moment = (name: string): string => `{${name}:DateTime64(3, 'UTC')}`;
const ofDataSet = `dataset = {dataset:String} and type != 'journal.tallied.v1' and ${visible}`;
const touched = `subject in (select subject from raw_events_v1 where ${ofDataSet}
  and time >= ${moment('from')} and time < ${moment('to')})`;

const selectEvents = (isWhole: boolean): string => `
select subject, source, sequence, toString(id), type, time, recorded_at, revision, rank, region, zone, data
from raw_events_v1
where ${ofDataSet}${isWhole ? '' : ` and ${touched}`}
order by subject, source, sequence, id`;

// As the events are read singly: each once, only those of the newest snapshot, without what is known of a data set alone.
const selectEventTable = (hasSnapshots: boolean): string => `
select dataset, subject, source, sequence, toString(id) as id, type, time, recorded_at, revision, region, zone, data
from raw_events_v1 final
where ${ofDataSet} and time >= ${moment('from')} and time < least(${moment('to')}, ${moment('as_of')})
${hasSnapshots ? `and (subject, revision) in (select subject, max(revision) from raw_events_v1 where ${ofDataSet} group by subject)` : ''}`;

const casesAsOf = `cases_v1(dataset = {dataset:String}, as_of = ${moment('as_of')})`;
const selectCases = (columns: string): string => `
select ${columns} from ${casesAsOf}
where ${visible} and submitted_at >= ${moment('from')} and submitted_at < ${moment('to')}`;

// What is the same in every row, or speaks of the row and not of the case.
const ofRow = '* except (dataset, as_of)';

type EventRow = [
  string,
  string,
  number,
  string,
  string,
  string,
  string,
  number,
  number,
  string,
  string,
  string,
];

const isoOf = (text: string): string => `${text.replace(' ', 'T')}Z`;

const eventOf = (row: EventRow): StoredEvent => {
  const [subject, source, sequence, id, type, time, recordedAt, revision, rank, region, zone, data] = row;
  return {
    subject,
    source,
    sequence,
    id,
    type,
    time: isoOf(time),
    recordedat: isoOf(recordedAt),
    revision,
    rank,
    region,
    zone,
    data,
  };
};

// Events are read in the order of the table; case rows, of a view, are sorted with the help of the disk.
const settingsOfRows = {
  optimize_read_in_order: 1,
  max_threads: 2,
  max_bytes_before_external_sort: String(256 * 1024 * 1024),
} as const;
// One thread reads in the order of the table without sorting; groups of rows wait in memory until they are whole.
const settingsOfParquet = {
  max_threads: 1,
  output_format_parquet_string_as_string: 1,
  output_format_parquet_row_group_size: '100000',
  output_format_parquet_parallel_encoding: 0,
} as const;

/** Streams what is stored of a data set, whatever its size, as fast as it is taken; `pasts` makes case rows of an instant right. */
export function createExports({ client }: Pick<Warehouse, 'client'>, pasts: Pick<Pasts, 'ensure'>) {
  async function* rows<Row>(query: string, scope: ExportScope): AsyncGenerator<Row[]> {
    const answer = await client.query({
      query,
      query_params: paramsOf(scope),
      format: 'JSONCompactEachRow',
      clickhouse_settings: settingsOfRows,
    });
    for await (const batch of answer.stream<Row>()) yield batch.map((row) => row.json<Row>());
  }
  const hasSnapshots = async (dataset: string): Promise<boolean> => {
    const answer = await client.query({
      query:
        'select count() as found from (select 1 from raw_events_v1 where dataset = {dataset:String} and revision > 0 limit 1)',
      query_params: { dataset },
      format: 'JSONEachRow',
    });
    return (await answer.json<{ found: number }>())[0]?.found === 1;
  };
  const parquet = async (query: string, scope: ExportScope): Promise<Readable> => {
    const { stream } = await client.exec({
      query: `${query} format Parquet`,
      query_params: paramsOf(scope),
      clickhouse_settings: settingsOfParquet,
    });
    return stream;
  };

  return {
    /** Every event of the subjects that something happened to in the period, subject by subject. */
    async *events(scope: ExportScope): AsyncGenerator<StoredEvent> {
      const isWhole = scope.fromMs === earliestMs && scope.toMs === latestMs;
      for await (const batch of rows<EventRow>(selectEvents(isWhole), scope)) yield* batch.map(eventOf);
    },
    /** The case rows of the cases filed in the period, the names of their columns first. */
    async *cases(scope: ExportScope): AsyncGenerator<Cells> {
      await pasts.ensure(scope.dataset, scope.asOfMs);
      const described = await client.query({
        query: `describe (select ${ofRow} from ${casesAsOf})`,
        query_params: paramsOf(scope),
        format: 'JSONEachRow',
      });
      const columns = await described.json<{ name: string; type: string }>();
      // A list has no place in a cell: stages, deliveries and the like are in Parquet.
      const names = columns.filter(({ type }) => !type.startsWith('Array')).map(({ name }) => name);
      yield names;
      const query = `${selectCases(names.map((name) => `\`${name}\``).join(', '))} order by subject`;
      for await (const batch of rows<Cells>(query, scope)) yield* batch;
    },
    eventsAsParquet: async (scope: ExportScope): Promise<Readable> =>
      parquet(selectEventTable(await hasSnapshots(scope.dataset)), scope),
    casesAsParquet: async (scope: ExportScope): Promise<Readable> => {
      await pasts.ensure(scope.dataset, scope.asOfMs);
      return parquet(selectCases(ofRow), scope);
    },
  };
}
export type Exports = ReturnType<typeof createExports>;
