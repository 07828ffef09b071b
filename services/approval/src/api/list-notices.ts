import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import type { Deps } from './deps.ts';
import { afterOf, LightPage, lightPage } from './light-answer.ts';
import { PageQuery } from './page-query.ts';

/** GET /api/approval/notices: lights of the caller's organisation, from office opening until somebody acknowledged them. */
export function listNoticesRoute(app: Http, { stores, now }: Deps): void {
  app.get(
    '/api/approval/notices',
    {
      config: { access: { roles: ['officer', 'window', 'approver'] } },
      schema: {
        tags: ['lights'],
        summary: '待阅提醒 list notices',
        querystring: strictObject(PageQuery),
        response: { 200: LightPage },
      },
    },
    async (request) => {
      const { limit, after: next } = request.query;
      const { areas, org } = callerOf(request);
      if (org === undefined) throw new ProblemError('org_denied');
      const after = afterOf(next);
      const found = await stores.lights.list({
        areas,
        org,
        limit,
        untoldAt: now(),
        ...(after === undefined ? {} : { after }),
      });
      return lightPage(found, limit);
    },
  );
}
