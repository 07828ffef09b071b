import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { ReportRow } from '../core/export-rating.ts';
import { reportFields, type ProvinceMap } from '../core/province-map.ts';
import type { ExportFormat } from './export-format.ts';

/** A line of a report that was read, or why it could not be. */
export type ReadLine = { readonly line: number } & (
  | { readonly row: ReportRow }
  | { readonly reason: string }
);

const isText = (value: object, field: string): boolean =>
  typeof Object.entries(value).find(([name]) => name === field)?.[1] === 'string';
const isRow = (value: object): value is ReportRow => reportFields.every((field) => isText(value, field));

function lineOf(line: number, value: object): ReadLine {
  if (isRow(value)) return { line, row: value };
  return { line, reason: `${reportFields.find((field) => !isText(value, field))} is missing` };
}

function readJsonLine(text: string, line: number): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, reason: 'the line is no JSON' };
  }
  return typeof value === 'object' && value !== null
    ? lineOf(line, value)
    : { line, reason: 'the line is no JSON object' };
}

const readJson = (content: Buffer): ReadLine[] =>
  content
    .toString()
    .split('\n')
    .flatMap((text, index) => (text.trim() === '' ? [] : [readJsonLine(text, index + 1)]));

function readCsv(content: Buffer, map: ProvinceMap): ReadLine[] {
  const records: { record: Record<string, string>; info: { lines: number } }[] = parse(
    iconv.decode(content, map.encoding),
    {
      columns: true,
      delimiter: map.delimiter,
      bom: true,
      relax_column_count: true,
      info: true,
      skip_empty_lines: true,
    },
  );
  return records.map(({ record, info }) =>
    lineOf(info.lines, Object.fromEntries(reportFields.map((field) => [field, record[map.columns[field]]]))),
  );
}

/** The rows of a report as a province writes them, or undefined when the file is torn or no CSV at all. */
export function readReport(content: Buffer, format: ExportFormat, map: ProvinceMap): ReadLine[] | undefined {
  if (format === 'jsonl') return readJson(content);
  try {
    return readCsv(content, map);
  } catch {
    return undefined;
  }
}
