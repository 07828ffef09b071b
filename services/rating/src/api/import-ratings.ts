import { isImportable } from '@haoban/contracts/data-set';
import type { Envelope } from '@haoban/contracts/envelope';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { importEvent } from '../core/import-events.ts';
import { importRating } from '../core/import-rating.ts';
import type { ProvinceMap } from '../core/province-map.ts';
import type { Deps } from './deps.ts';
import { requireProvinceMap } from './export-ratings.ts';
import { readReport, type ReadLine } from './read-report.ts';

const maxRefused = 1_000;
const bodyLimit = 32 * 1024 * 1024;
const mediaTypes = ['application/x-ndjson', 'text/csv'];
const Count = Type.Integer({ minimum: 0 });

const ImportParams = strictObject({
  province: Type.String({ pattern: '^\\d{2}$' }),
  dataset: Type.String({ maxLength: 64, description: 'imp-<name> or sim-<name>' }),
  format: Type.Enum(['jsonl', 'csv'], { default: 'jsonl' }),
});
const Report = Type.Object({
  dataset: Type.String(),
  province: Type.String(),
  read: Count,
  taken: Count,
  duplicates: Count,
  byLevel: Type.Record(Type.String(), Count, { description: 'how many of each level were read' }),
  refusedCount: Count,
  refused: Type.Array(Type.Object({ line: Count, reason: Type.String() }), {
    description: 'the first 1,000',
  }),
});

function eventOf(
  read: ReadLine,
  map: ProvinceMap,
  dataset: string,
): { event: Envelope } | { reason: string } {
  if ('reason' in read) return { reason: read.reason };
  const rating = importRating(read.row, map);
  return 'reason' in rating ? rating : importEvent(rating, { dataset, zone: map.zone });
}

/** Every event of a file once, the levels counted, and the lines that are none. */
function readEvents(lines: readonly ReadLine[], map: ProvinceMap, dataset: string) {
  const events = new Map<string, Envelope>();
  const refused: { line: number; reason: string }[] = [];
  const byLevel: Record<string, number> = {};
  for (const read of lines) {
    const result = eventOf(read, map, dataset);
    if ('reason' in result) {
      refused.push({ line: read.line, reason: result.reason });
      continue;
    }
    const { event } = result;
    events.set(event.id, event);
    const level = String('level' in event.data ? event.data['level'] : '');
    byLevel[level] = (byLevel[level] ?? 0) + 1;
  }
  return { events: [...events.values()], refused, byLevel };
}

/**
 * POST /api/rating/imports: a file in a province's format, into a data set that analytics alone hears of. Sending it
 * again passes on nothing; a data set is read by one mapping for good.
 */
export function importRatingsRoute(app: Http, { stores }: Deps): void {
  app.addContentTypeParser(mediaTypes, { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
    done(null, body),
  );
  app.post(
    '/api/rating/imports',
    {
      bodyLimit,
      config: { access: { roles: ['admin', 'analyst'] } },
      schema: {
        tags: ['exports'],
        summary: '导入评价 import ratings',
        consumes: mediaTypes,
        querystring: ImportParams,
        response: { 200: Report },
      },
    },
    async (request) => {
      const { province, dataset, format } = request.query;
      const map = requireProvinceMap(province);
      if (!isImportable(dataset)) throw new ProblemError('import_dataset_refused');
      const lines = Buffer.isBuffer(request.body) ? readReport(request.body, format, map) : undefined;
      if (lines === undefined) throw new ProblemError('report_broken');
      const { events, refused, byLevel } = readEvents(lines, map, dataset);
      if (!(await stores.imports.claim(dataset, province))) throw new ProblemError('import_map_other');
      const taken = await stores.imports.passOn(events);
      const read = lines.length;
      return {
        dataset,
        province,
        read,
        taken,
        duplicates: read - refused.length - taken,
        byLevel,
        refusedCount: refused.length,
        refused: refused.slice(0, maxRefused),
      };
    },
  );
}
