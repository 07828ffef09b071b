import { readFile } from 'node:fs/promises';
import { fileKind } from '@haoban/documents/file-kind';
import { sealKey } from '@haoban/documents/paper-archive';
import { isSealImage } from '@haoban/documents/seal-image';
import { callerOf, requireArea } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { contextOf } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { takeFile, withRawBody } from './raw-body.ts';
import { requireWindow } from './references.ts';

const maxBytes = 1024 * 1024;
const Params = Type.Object({ hall: Type.String({ minLength: 1, maxLength: 64 }) });
const Set = Type.Object({ hall: Type.String(), sha256: Type.String() });

/** PUT /api/intake/halls/{hall}/seal: the body is the PNG of the seal that the hall's papers bear from now on. */
export function setSealRoute(app: Http, deps: Deps): void {
  const { stores, objects } = deps;
  withRawBody(app, (scope) =>
    scope.put(
      '/api/intake/halls/:hall/seal',
      {
        config: { access: { roles: ['admin'] } },
        schema: {
          tags: ['reference'],
          summary: '设置大厅印章 set the seal of a hall',
          consumes: ['image/png'],
          params: Params,
          response: { 200: Set },
        },
      },
      async (request) => {
        const { hall } = request.params;
        const region = await requireWindow(deps, hall, undefined);
        requireArea(callerOf(request), region);
        return takeFile(request, maxBytes, async (file) => {
          const png = await readFile(file.path);
          if ((await fileKind(file.path)) !== 'image/png' || !isSealImage(png))
            throw new ProblemError('seal_invalid');
          const object = sealKey(png);
          await objects.put(object, file);
          const context = contextOf(request);
          const decide = () => ({ state: { hall, object }, events: [] });
          await stores.seals.execute({ subject: hall, region, context, decide });
          return { hall, sha256: file.sha256 };
        });
      },
    ),
  );
}
