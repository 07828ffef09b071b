import { downloadHeaders } from '@haoban/documents/download-headers';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { CaseParams, visibleCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { FileAnswer, fileAnswer } from './file-answer.ts';

const access = { roles: ['window', 'officer', 'approver', 'leader', 'applicant', 'agent'] };
const content = (type: string) => ({
  description: 'the file',
  content: { [type]: { schema: Type.Unsafe<Readable>({ type: 'string', format: 'binary' }) } },
});

/** GET /api/intake/cases/{caseId}/files and …/files/{fileId}: what was uploaded, and one of it. */
export function showFileRoutes(app: Http, deps: Deps): void {
  app.get(
    '/api/intake/cases/:caseId/files',
    {
      config: { access },
      schema: {
        tags: ['files'],
        summary: '材料目录 list uploaded materials',
        params: CaseParams,
        response: { 200: Type.Object({ rows: Type.Array(FileAnswer) }) },
      },
    },
    async (request) => {
      const { caseId } = await visibleCase(deps, request);
      return { rows: (await deps.stores.files.ofCase(caseId)).map(fileAnswer) };
    },
  );
  app.get(
    '/api/intake/cases/:caseId/files/:fileId',
    {
      config: { access },
      schema: {
        tags: ['files'],
        summary: '下载材料 download a material',
        params: Type.Object({ ...CaseParams.properties, fileId: Type.String({ maxLength: 64 }) }),
        response: { 200: content('application/octet-stream') },
      },
    },
    async (request, reply) => {
      const { caseId } = await visibleCase(deps, request);
      const file = (await deps.stores.files.load(request.params.fileId))?.state;
      if (file?.caseId !== caseId) throw new ProblemError('file_unknown');
      const stream = await deps.objects.get(file.object);
      if (stream === undefined) throw new Error(`the content of file ${file.fileId} is gone`);
      return reply.headers(downloadHeaders(file.type, file.name, file)).send(stream);
    },
  );
}
