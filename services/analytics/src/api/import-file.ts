import { PassThrough, Readable } from 'node:stream';
import { ImportLine } from '@haoban/contracts/import-answer';
import type { ImportMap } from '@haoban/contracts/import-map';
import { checkImportMap } from '@haoban/contracts/import-map-check';
import { isImportable } from '@haoban/contracts/data-set';
import { problemOf } from '@haoban/service-kit/error-replies';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError, type ProblemCatalogue } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ImportRefused } from '../events/imports/import-refused.ts';
import { requireMap, runImport, type ImportParts, type ImportRequest } from '../events/imports/run-import.ts';

/** What an import can be refused for. */
export const importProblems = {
  import_dataset_refused: {
    status: 422,
    zh: '导入只能写入名为 imp-… 或 sim-… 的数据集。',
    en: 'An import goes to a data set named imp-… or sim-….',
  },
  import_map_invalid: {
    status: 422,
    zh: '映射不合要求，请按 errors 更正。',
    en: 'The map does not fit; mend what errors lists.',
  },
  import_map_other: {
    status: 409,
    zh: '该数据集已按另一映射导入，请改用原映射或新的数据集名。',
    en: 'This data set was begun with another map; use that map or a new data set.',
  },
  import_broken: {
    status: 422,
    zh: '文件残缺或格式损坏，未导入任何内容；请重新取得文件后再导入。',
    en: 'The file is torn or malformed and nothing of it was imported; get it afresh and import it again.',
  },
} as const satisfies ProblemCatalogue;

const ImportQuery = strictObject({
  dataset: Type.String({ maxLength: 64, description: 'imp-<name> or sim-<name>' }),
  map: Type.Optional(Type.String({ maxLength: 11_000, description: 'import map: base64url of its JSON' })),
  asOf: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'instant of the snapshot; default: the latest time in the file',
    }),
  ),
  dryRun: Type.Optional(Type.Boolean({ default: false })),
});

/**
 * POST /api/analytics/imports: the body is the file. What can be refused before reading is answered as a problem;
 * once reading begins the answer is 200 with JSON Lines (`ImportLine`), the last of which says how it ended.
 */
export function importFile(app: Http, parts: ImportParts): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.post(
    '/api/analytics/imports',
    {
      config: { access: { roles: ['analyst', 'admin'] } },
      schema: {
        summary: 'Import events, CSV, XES or OCEL (each also as .gz)',
        tags: ['imports'],
        consumes: ['application/octet-stream'],
        querystring: ImportQuery,
        response: {
          200: {
            description: 'progress and report',
            content: { 'application/x-ndjson': { schema: Type.Unsafe<Readable>(ImportLine) } },
          },
        },
      },
    },
    async (request, reply) => {
      const { dataset, asOf, dryRun = false } = request.query;
      if (!isImportable(dataset)) throw new ProblemError('import_dataset_refused');
      const map = readMap(request.query.map);
      const body = bodyOf(request);
      await requireMap(parts, { dataset, map }, false).catch(toProblemError);
      const asOfMs = asOf === undefined ? undefined : Date.parse(asOf);
      const content: AsyncIterable<Uint8Array> = {
        [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }),
      };
      return reply
        .type('application/x-ndjson')
        .send(answer({ dataset, map, asOfMs, dryRun, content }, parts, request));
    },
  );
}

/** Runs the import and streams its lines. A caller who leaves while it publishes does not stop it half-way. */
function answer(work: ImportRequest, parts: ImportParts, request: FastifyRequest): Readable {
  const lines = new PassThrough();
  const say = (line: ImportLine): void => {
    if (lines.writable) lines.write(`${JSON.stringify(line)}\n`);
  };
  const run = async (): Promise<void> => {
    try {
      say({ report: await runImport(work, parts, (progress) => say({ progress })) });
    } catch (error) {
      const refused = error instanceof ImportRefused;
      if (!refused || error.code === 'unavailable') request.log.error({ err: error }, 'import failed');
      say({
        problem: refused ? problemOf(request, error.code, error.faults) : problemOf(request, 'internal'),
      });
    } finally {
      lines.end();
    }
  };
  void run().then(() => readAway(work.content));
  return lines;
}

/** Reads what is left of a refused file, or the caller would lose the answer together with the connection. */
async function readAway(content: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    const rest = content[Symbol.asyncIterator]();
    while ((await rest.next()).done !== true);
  } catch {
    // The caller has gone, and the rest of the file with them.
  }
}

function bodyOf(request: FastifyRequest): Readable {
  if (request.body instanceof Readable) return request.body;
  throw new ProblemError('invalid_request', [{ path: 'body', message: 'is empty: send the file' }]);
}

function readMap(encoded: string | undefined): ImportMap | undefined {
  if (encoded === undefined) return undefined;
  const checked = checkImportMap(parse(Buffer.from(encoded, 'base64url').toString()));
  if ('faults' in checked) throw new ProblemError('import_map_invalid', checked.faults);
  return checked.map;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError('import_map_invalid', [{ path: '/', message: 'is not base64url of JSON' }]);
  }
}

function toProblemError(error: unknown): never {
  throw error instanceof ImportRefused ? new ProblemError(error.code, error.faults) : error;
}
