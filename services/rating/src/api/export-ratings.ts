import { Readable } from 'node:stream';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { parseDate, startOfDay } from '@haoban/sla-clock/local-date';
import { Type } from 'typebox';
import { exportRating, reportedChannels } from '../core/export-rating.ts';
import { findProvinceMap, reportFields, type ProvinceMap } from '../core/province-map.ts';
import type { ExportQuery, Place } from '../db/exports.ts';
import type { Deps } from './deps.ts';
import { bytesOf, headOf, mediaTypeOf, type ExportFormat } from './export-format.ts';

const date = Type.String({ format: 'date' });
const ExportParams = strictObject({
  province: Type.String({ pattern: '^\\d{2}$' }),
  from: Type.String({ ...date, description: 'first local day, included' }),
  to: Type.String({ ...date, description: 'local day after the last one' }),
  format: Type.Enum(['jsonl', 'csv'], { default: 'jsonl' }),
  limit: Type.Integer({ minimum: 1, maximum: 100_000, default: 10_000 }),
  after: Type.Optional(
    Type.String({ maxLength: 160, description: 'where a page begins: as `Link: rel="next"` says' }),
  ),
});
const Row = Type.Object(Object.fromEntries(reportFields.map((field) => [field, Type.String()])));
const file = (schema: ReturnType<typeof Type.Unsafe<Readable>>) => ({ schema });

/** The mapping of a province, or the problem that there is none. */
export function requireProvinceMap(province: string): ProvinceMap {
  const map = findProvinceMap(province);
  if (map === undefined) throw new ProblemError('province_unknown');
  return map;
}

/** The instant at which a local day begins where the province is. */
const dayStart = (day: string, { zone }: ProvinceMap): Date => new Date(startOfDay(parseDate(day), zone));

/** The place a page begins behind: its time and id. */
function readPlace(after: string | undefined): Place | undefined {
  if (after === undefined) return undefined;
  const [ms = '', ...id] = after.split('_');
  if (!/^\d{1,15}$/.test(ms) || id.length === 0)
    throw new ProblemError('invalid_request', [
      { path: 'querystring/after', message: 'is not from a Link header' },
    ]);
  return { at: new Date(Number(ms)), id: id.join('_') };
}

async function* bytes(query: ExportQuery, limit: number, map: ProvinceMap, format: ExportFormat, deps: Deps) {
  yield headOf(format, map);
  for await (const ratings of deps.stores.exports.walk(query, limit))
    yield bytesOf(
      ratings.map((rating) => exportRating(rating, map)),
      format,
      map,
    );
}

/**
 * GET /api/rating/exports: the ratings of a period as a province reads them, the oldest first, every level of every
 * reported channel. `Link: rel="next"` leads to the rest; asking again from there goes on after whatever broke off.
 */
export function exportRatingsRoute(app: Http, deps: Deps): void {
  const { exports } = deps.stores;
  app.get(
    '/api/rating/exports',
    {
      config: { access: { roles: ['rating', 'admin'] } },
      schema: {
        tags: ['exports'],
        summary: '上报评价 export ratings upward',
        querystring: ExportParams,
        response: {
          200: {
            description: 'the rows',
            content: {
              'application/x-ndjson': file(Type.Unsafe<Readable>(Row)),
              'text/csv': file(Type.Unsafe<Readable>(Type.String())),
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { province, from, to, format, limit, after } = request.query;
      const map = requireProvinceMap(province);
      if (from >= to) throw new ProblemError('period_empty');
      const query: ExportQuery = {
        from: dayStart(from, map),
        to: dayStart(to, map),
        areas: callerOf(request).areas,
        province,
        channels: reportedChannels(map),
        after: readPlace(after),
      };
      const end = await exports.findPageEnd(query, limit);
      if (end !== undefined) {
        const next = new URLSearchParams({ province, from, to, format, limit: String(limit) });
        next.set('after', `${end.at.getTime()}_${end.id}`);
        reply.header('link', `</api/rating/exports?${next.toString()}>; rel="next"`);
      }
      return reply
        .type(mediaTypeOf(format, map))
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="ratings-${province}-${from}-${to}.${format}"`)
        .send(Readable.from(bytes(query, limit, map, format, deps)));
    },
  );
}
