import { Readable } from 'node:stream';
import { DataSet } from '@haoban/contracts/data-set';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { parseDate, startOfDay } from '@haoban/sla-clock/local-date';
import { Type, type Static } from 'typebox';
import { earliestMs, latestMs } from '../db/export-rows.ts';
import {
  exportFormats,
  exportRows,
  writeExport,
  type ExportFormat,
  type ExportParts,
  type ExportRequest,
} from '../events/exports/write-export.ts';

const { Optional } = Type;
const localDate = (description: string) => Optional(Type.String({ format: 'date', description }));

const ExportQuery = strictObject({
  format: Type.Enum([...exportFormats]),
  rows: Type.Enum([...exportRows], { default: 'event', description: 'of CSV and Parquet: a row of what' }),
  dataset: Optional({ ...DataSet, description: 'default live' }),
  from: localDate('local date, inclusive'),
  to: localDate('local date, exclusive'),
  asOf: Optional(
    Type.String({
      format: 'date-time',
      description: 'as if nothing happened from this instant on; default: all there is, for a row a case now',
    }),
  ),
});

/** What an export needs of the service around it. */
export type ExportDeps = {
  readonly exports: ExportParts;
  /** The zone in which a data set's dates are local. */
  readonly answers: { readonly zoneOf: (dataset: string) => Promise<string> };
  readonly now: () => Date;
};

const files: Readonly<Record<ExportFormat, { type: string; ending: string }>> = {
  events: { type: 'application/x-ndjson', ending: 'jsonl' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  xes: { type: 'application/xml; charset=utf-8', ending: 'xes' },
  ocel: { type: 'application/json; charset=utf-8', ending: 'json' },
  parquet: { type: 'application/vnd.apache.parquet', ending: 'parquet' },
};

async function scopeOf(deps: ExportDeps, query: Static<typeof ExportQuery>, areas: readonly string[]) {
  const { dataset = 'live', from, to, asOf, format, rows } = query;
  const judgesOpenCases = rows === 'case' && (format === 'csv' || format === 'parquet');
  if (from !== undefined && to !== undefined && from > to)
    throw new ProblemError('invalid_request', [{ path: 'querystring/to', message: 'is before from' }]);
  const zone = await deps.answers.zoneOf(dataset);
  const begin = (day: string): number => startOfDay(parseDate(day), zone);
  return {
    dataset,
    fromMs: from === undefined ? earliestMs : begin(from),
    toMs: to === undefined ? latestMs : begin(to),
    asOfMs: asOf === undefined ? (judgesOpenCases ? deps.now().getTime() : latestMs) : Date.parse(asOf),
    areas,
  };
}

/** Starts an export and waits for its first bytes: what goes wrong before them is a plain problem. */
async function begin(request: ExportRequest, parts: ExportParts): Promise<Readable> {
  const written = await writeExport(request, parts);
  if (written instanceof Readable) return written;
  const first = await written.next();
  return Readable.from(
    (async function* () {
      if (first.done !== true) yield first.value;
      yield* written;
    })(),
    { objectMode: false },
  );
}

/**
 * GET /api/analytics/exports: a data set as a file, streamed, of the caller's areas and what belongs to none. An answer
 * that breaks off is not whole: the connection ends without its last chunk.
 */
export function exportDataRoute(app: Http, deps: ExportDeps): void {
  const schema = Type.Unsafe<Readable>(Type.String());
  app.get(
    '/api/analytics/exports',
    {
      config: { access: { roles: ['analyst', 'admin'] } },
      schema: {
        tags: ['exports'],
        summary: '导出数据集 a data set as events, CSV, XES, OCEL or Parquet',
        querystring: ExportQuery,
        response: {
          200: {
            description: 'the file',
            content: {
              'application/x-ndjson': { schema },
              'text/csv': { schema },
              'application/xml': { schema },
              'application/json': { schema },
              'application/vnd.apache.parquet': { schema },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { format, rows } = request.query;
      const scope = await scopeOf(deps, request.query, callerOf(request).areas);
      const { type, ending } = files[format];
      const stream = await begin({ format, rows, scope }, deps.exports);
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename="${scope.dataset}.${ending}"`)
        .send(stream);
    },
  );
}
