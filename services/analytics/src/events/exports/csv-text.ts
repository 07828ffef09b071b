import { stringify } from 'csv-stringify/sync';

/** Rows as CSV (RFC 4180: CRLF, quotes where needed). */
export const csvText = (rows: readonly (readonly unknown[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows' },
  );
