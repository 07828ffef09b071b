import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import type { ReportRow } from '../core/export-rating.ts';
import { reportFields, type ProvinceMap } from '../core/province-map.ts';

/** How a report is written: lines of JSON under our names in UTF-8, or the province's own CSV. */
export type ExportFormat = 'jsonl' | 'csv';

/** The media type of a format. */
export const mediaTypeOf = (format: ExportFormat, { encoding }: ProvinceMap): string =>
  format === 'csv' ? `text/csv; charset=${encoding}` : 'application/x-ndjson';

const csvOf = (rows: readonly (readonly string[])[], { delimiter, encoding }: ProvinceMap): Buffer =>
  iconv.encode(
    stringify(
      rows.map((row) => [...row]),
      { delimiter, record_delimiter: 'windows' },
    ),
    encoding,
  );

/** What stands before the rows: the names of the columns, for CSV. */
export const headOf = (format: ExportFormat, map: ProvinceMap): Buffer =>
  format === 'csv' ? csvOf([reportFields.map((field) => map.columns[field])], map) : Buffer.alloc(0);

/** Rows as they go into the file. */
export const bytesOf = (rows: readonly ReportRow[], format: ExportFormat, map: ProvinceMap): Buffer =>
  format === 'csv'
    ? csvOf(
        rows.map((row) => reportFields.map((field) => row[field])),
        map,
      )
    : Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
