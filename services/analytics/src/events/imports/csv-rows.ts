import { parse } from 'csv-parse';
import { broken, ImportRefused } from './import-refused.ts';
import { through } from './read-content.ts';

/** A row of a CSV file and the line where it begins. */
export type Row = { readonly line: number; readonly cells: readonly string[] };

const maxRowLength = 1024 * 1024;

/**
 * Streams the rows of a CSV file (RFC 4180), the header among them. A quote that is never closed or a row over 1 MiB
 * throws `import_broken`: whatever follows can't be told apart any more.
 */
export async function* csvRows(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowLength,
  });
  try {
    for await (const parsed of through(texts, parser)) {
      const { record, info } = asRow(parsed);
      const innerLines = record.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
      yield { line: info.lines - innerLines, cells: record };
    }
  } catch (error) {
    if (error instanceof ImportRefused || !isCsvError(error)) throw error;
    throw broken(`line ${parser.info.lines}`, error.message, error);
  }
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

const isParsed = (value: unknown): value is Parsed =>
  value !== null &&
  typeof value === 'object' &&
  'record' in value &&
  Array.isArray(value.record) &&
  'info' in value;

function asRow(value: unknown): Parsed {
  if (!isParsed(value)) throw new TypeError('the CSV parser gave no row');
  return value;
}

const isCsvError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
