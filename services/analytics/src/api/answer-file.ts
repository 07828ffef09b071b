import { stringify } from 'csv-stringify/sync';
import type { onSendAsyncHookHandler } from 'fastify';
import { Type } from 'typebox';
import writeExcelFile from 'write-excel-file/node';
import { answerTable, type AnswerTable, type Cell } from '../core/exports/answer-table.ts';
import { safeCell } from '../core/exports/safe-cell.ts';

/** The word of a query that asks for an answer as a file. */
export const answerFormat = {
  format: Type.Optional(
    Type.Enum(['json', 'csv', 'xlsx'], { description: 'default json, or what Accept prefers of the three' }),
  ),
};

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
type FileFormat = keyof typeof mediaTypes;

const byteOrderMark = '\uFEFF';

const csvCell = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'string' ? safeCell(cell) : String(cell);

function csvBytes({ banner, head, columns, rows }: AnswerTable): Buffer {
  const lines = [...(banner === undefined ? [] : [[banner]]), ...head, [], columns, ...rows];
  return Buffer.from(
    byteOrderMark +
      stringify(
        lines.map((line) => line.map(csvCell)),
        { record_delimiter: 'windows' },
      ),
  );
}

// Text cells are text to a spreadsheet whatever they begin with: nothing in them runs.
function xlsxBytes({ banner, head, columns, rows }: AnswerTable): Promise<Buffer> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' }) as const;
  const about = [
    ...(banner === undefined ? [] : [[bold(banner)]]),
    ...head.map(([name, ...cells]) => [bold(name), ...cells]),
  ];
  return writeExcelFile([
    { sheet: '说明 about', data: about, columns: [{ width: 16 }, { width: 40 }] },
    {
      sheet: '数据 rows',
      data: [columns.map(bold), ...rows.map((row) => [...row])],
      columns: columns.map(() => ({ width: 16 })),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

/** An answer as the bytes of a CSV file (UTF-8 with a mark, for Excel) or of a workbook; numbers stay numbers. */
export async function answerFile(
  answer: Readonly<Record<string, unknown>>,
  format: FileFormat,
): Promise<{ bytes: Buffer; type: string; name: string }> {
  const table = answerTable(answer);
  const words = [answer['id'] ?? answer['indicator'], answer['dataset'], answer['part']];
  return {
    bytes: format === 'csv' ? csvBytes(table) : await xlsxBytes(table),
    type: mediaTypes[format],
    name: `${words.filter((word) => typeof word === 'string').join('-')}.${format}`,
  };
}

/** The format that a request asks for: by its query, else the first of its Accept header that is one of ours. */
export function fileFormatOf(asked: unknown, accept: string | undefined): FileFormat | undefined {
  if (asked === 'csv' || asked === 'xlsx') return asked;
  if (asked !== undefined) return undefined;
  const first = accept
    ?.split(',')
    .map((range) => range.split(';')[0]?.trim())
    .find((range) => range === 'application/json' || range === 'text/csv' || range === mediaTypes.xlsx);
  return first === 'text/csv' ? 'csv' : first === mediaTypes.xlsx ? 'xlsx' : undefined;
}

const formatAsked = (query: unknown): unknown =>
  typeof query === 'object' && query !== null && 'format' in query ? query.format : undefined;

/** An `onSend` hook: turns the JSON of an answer into a file when the request asks for one. */
export const answerAsFile: onSendAsyncHookHandler = async (request, reply, payload) => {
  reply.header('vary', 'accept');
  const format = fileFormatOf(formatAsked(request.query), request.headers.accept);
  if (format === undefined || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
  const answer: unknown = JSON.parse(payload);
  if (typeof answer !== 'object' || answer === null) return payload;
  const { bytes, type, name } = await answerFile({ ...answer }, format);
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
  return bytes;
};
