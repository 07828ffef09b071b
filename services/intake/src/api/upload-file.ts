import { createHash } from 'node:crypto';
import { Code } from '@haoban/contracts/events/fields';
import { fileKind, suffixOf, type FileKind } from '@haoban/documents/file-kind';
import { objectKey } from '@haoban/documents/object-key';
import type { Spooled } from '@haoban/documents/spool';
import type { Http } from '@haoban/service-kit/http';
import { contextOf } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import type { Case } from '../core/case.ts';
import { keepFile, mostFiles, takesFiles, type MaterialFile } from '../core/keep-file.ts';
import { CaseParams, visibleCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { FileAnswer, fileAnswer } from './file-answer.ts';
import { takeFile, withRawBody } from './raw-body.ts';

const longestName = 200;

/** What the sender calls the file, from a header: names of files say who people are and stay out of URLs. */
function nameOf(request: FastifyRequest, material: string, kind: FileKind): string {
  const given = request.headers['x-file-name'];
  if (typeof given !== 'string' || given === '') return `${material}.${suffixOf(kind)}`;
  try {
    const name = decodeURIComponent(given)
      .toWellFormed()
      .replaceAll(/[\p{Cc}/\\]/gu, '_');
    return Array.from(name).slice(0, longestName).join('');
  } catch {
    throw new ProblemError('invalid_request', [
      { path: 'headers/x-file-name', message: 'is not percent-encoded' },
    ]);
  }
}

const idOf = (caseId: string, material: string, sha256: string): string =>
  createHash('sha256')
    .update(JSON.stringify([caseId, material, sha256]))
    .digest('hex')
    .slice(0, 32);

/** Stores the content, then the row: a row always has its content. */
async function keep(
  { stores, objects, now }: Deps,
  request: FastifyRequest,
  filing: Case,
  { material, file, kind }: { material: string; file: Spooled; kind: FileKind },
): Promise<MaterialFile> {
  const { caseId, region } = filing;
  const { size, sha256 } = file;
  const object = objectKey('files', caseId, `${sha256}.${suffixOf(kind)}`);
  const next: MaterialFile = {
    fileId: idOf(caseId, material, sha256),
    caseId,
    region,
    material,
    name: nameOf(request, material, kind),
    type: kind,
    size,
    sha256,
    object,
    uploadedAt: now().toISOString(),
  };
  const known = await stores.files.ofCase(caseId);
  const same = known.find(({ fileId }) => fileId === next.fileId);
  if (same !== undefined) return same;
  if (known.length >= mostFiles) throw new ProblemError('files_full');
  await objects.put(object, file);
  const outcome = await stores.files.execute({
    subject: next.fileId,
    region,
    context: contextOf(request),
    decide: (before) => keepFile(before, next),
  });
  return 'refusal' in outcome ? next : outcome.state;
}

/** POST /api/intake/cases/{caseId}/files: the body is the file; the same content again is the same file. */
export function uploadFileRoute(app: Http, deps: Deps): void {
  withRawBody(app, (scope) =>
    scope.post(
      '/api/intake/cases/:caseId/files',
      {
        config: { access: { roles: ['window', 'officer', 'applicant', 'agent'] } },
        schema: {
          tags: ['files'],
          summary: '上传材料 upload a material',
          description: 'The body is the file; header x-file-name is its name, percent-encoded.',
          consumes: ['application/octet-stream'],
          params: CaseParams,
          querystring: strictObject({ material: Code }),
          response: { 201: FileAnswer },
        },
      },
      async (request, reply) => {
        const filing = await visibleCase(deps, request);
        if (!takesFiles(filing)) throw new ProblemError('wrong_status');
        const { material } = request.query;
        const kept = await takeFile(request, deps.maxFileBytes, async (file) => {
          const kind = await fileKind(file.path);
          if (kind === undefined) throw new ProblemError('file_kind_refused');
          return keep(deps, request, filing, { material, file, kind });
        });
        return reply.code(201).send(fileAnswer(kept));
      },
    ),
  );
}
