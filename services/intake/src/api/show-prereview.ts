import type { Http } from '@haoban/service-kit/http';
import type { Deps } from './deps.ts';
import { PrereviewAnswer, prereviewAnswer, PrereviewParams, visiblePrereview } from './prereview-command.ts';

/** GET /api/intake/prereviews/{prereviewId} */
export function showPrereviewRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/intake/prereviews/:prereviewId',
    {
      config: { access: { roles: ['window', 'officer', 'leader', 'applicant', 'agent'] } },
      schema: {
        tags: ['prereviews'],
        summary: '查看预审 show a pre-review',
        params: PrereviewParams,
        response: { 200: PrereviewAnswer },
      },
    },
    async (request) => prereviewAnswer(await visiblePrereview(deps, request)),
  );
}
