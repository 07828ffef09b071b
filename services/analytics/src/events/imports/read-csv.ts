import type { ImportMap } from '@haoban/contracts/import-map';
import type { Attributes, CaseRecord, EventRecord, Refused } from '../../core/imports/case-record.ts';
import { standardEvent } from '../../core/imports/default-map.ts';
import { readInstant } from '../../core/imports/read-instant.ts';
import { openCaseParts } from './case-parts.ts';
import { csvRows, type Row } from './csv-rows.ts';
import { broken, ImportRefused } from './import-refused.ts';

/**
 * Streams the cases of a CSV file by the map: each row, or the rows of one case wherever they stand. A row that can't
 * be used is refused alone; `countRow` hears of every row.
 */
export async function* readCsv(
  texts: AsyncIterable<string>,
  map: ImportMap,
  options: { readonly spoolDir: string; readonly countRow: () => void },
): AsyncGenerator<CaseRecord | Refused> {
  if (map.csv === undefined)
    throw new ImportRefused('import_map_invalid', '/csv', 'is missing, and the file is CSV');
  const rows = csvRows(texts, map.csv.delimiter ?? ',');
  const first = await rows.next();
  if (first.done === true) throw broken('line 1', 'has no header');
  const header = checkHeader(first.value.cells, map);
  const records = readRecords(rows, header, options.countRow);
  if (map.csv.rows === 'event') yield* groupByCase(records, header, map, options.spoolDir);
  else for await (const record of records) yield 'reason' in record ? record : { ...record, events: [] };
}

function checkHeader(cells: readonly string[], map: ImportMap): readonly string[] {
  const header = cells.map((cell) => cell.trim());
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) throw broken('line 1', `names the column ${twice} twice`);
  const { outcome: _, ...dates } = map.case;
  const events = map.csv?.rows === 'event' ? (map.event ?? pick(standardEvent)) : {};
  for (const name of Object.values({ ...dates, ...map.case, ...events })) {
    if (!header.includes(name))
      throw new ImportRefused(
        'import_map_invalid',
        '/case',
        `names the column ${name}, which the file lacks`,
      );
  }
  return header;
}

const pick = ({ activity, time }: NonNullable<ImportMap['event']>) => ({ activity, time });

async function* readRecords(
  rows: AsyncIterable<Row>,
  header: readonly string[],
  countRow: () => void,
): AsyncGenerator<EventRecord | Refused> {
  for await (const { line, cells } of rows) {
    countRow();
    if (cells.length === header.length) yield { line, attributes: attributesOf(header, cells) };
    else yield { line, reason: `the row has ${cells.length} cells, the header ${header.length}` };
  }
}

const attributesOf = (header: readonly string[], cells: readonly string[]): Attributes =>
  new Map(header.map((name, column) => [name, cells[column] ?? '']));

/** What keeps an event row from joining its case, if anything. */
function faultOf({ attributes }: EventRecord, map: ImportMap): string | undefined {
  const names = map.event ?? standardEvent;
  const time = attributes.get(names.time)?.trim() ?? '';
  if (!attributes.get(map.case.id)?.trim()) return `the row has no ${map.case.id}`;
  if (!attributes.get(names.activity)?.trim()) return `the row has no ${names.activity}`;
  return readInstant(time, map.zone) === undefined
    ? `${names.time} is no time: ${time || 'absent'}`
    : undefined;
}

async function* groupByCase(
  records: AsyncIterable<EventRecord | Refused>,
  header: readonly string[],
  map: ImportMap,
  spoolDir: string,
): AsyncGenerator<CaseRecord | Refused> {
  const parts = await openCaseParts(spoolDir);
  try {
    for await (const record of records) {
      const reason = 'reason' in record ? record.reason : faultOf(record, map);
      if ('reason' in record || reason !== undefined) {
        yield { line: record.line, reason: reason ?? '' };
        continue;
      }
      const caseId = record.attributes.get(map.case.id)?.trim() ?? '';
      await parts.write(caseId, { line: record.line, cells: [...record.attributes.values()] });
    }
    for (const texts of parts.texts()) yield* casesOf(texts, header, map.case.id);
  } finally {
    await parts.close();
  }
}

async function* casesOf(
  texts: AsyncIterable<string>,
  header: readonly string[],
  idColumn: string,
): AsyncGenerator<CaseRecord> {
  const cases = new Map<string, EventRecord[]>();
  for await (const text of texts) {
    const row: unknown = JSON.parse(text);
    if (!isSpooledRow(row)) throw new TypeError('the spool holds no row');
    const { line, cells } = row;
    const attributes = attributesOf(header, cells);
    const caseId = attributes.get(idColumn)?.trim() ?? '';
    const events = cases.get(caseId) ?? [];
    events.push({ line, attributes });
    cases.set(caseId, events);
  }
  for (const events of cases.values())
    yield { line: events[0]?.line ?? 1, attributes: firstValues(events), events };
}

const isSpooledRow = (value: unknown): value is Row =>
  value !== null &&
  typeof value === 'object' &&
  'line' in value &&
  'cells' in value &&
  Array.isArray(value.cells);

/** What the rows say of their case: of each column the first value that is not empty. */
function firstValues(events: readonly EventRecord[]): Attributes {
  const values = new Map<string, string>();
  for (const { attributes } of events) {
    for (const [name, value] of attributes)
      if (value.trim() !== '' && !values.has(name)) values.set(name, value);
  }
  return values;
}
