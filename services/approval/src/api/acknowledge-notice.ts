import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import type { Light } from '../db/lights.ts';
import type { Deps } from './deps.ts';

const Acknowledged = Type.Object({ lightId: Type.String() });

/** POST /api/approval/notices/{lightId}/acknowledgement: by somebody of the organisation; once is enough. */
export function acknowledgeNoticeRoute(app: Http, { stores, now }: Deps): void {
  app.post(
    '/api/approval/notices/:lightId/acknowledgement',
    {
      config: { access: { roles: ['officer', 'window', 'approver'] } },
      schema: {
        tags: ['lights'],
        summary: '阅知提醒 acknowledge a notice',
        params: Type.Object({ lightId: Code }),
        response: { 200: Acknowledged },
      },
    },
    async (request) => {
      const { id, org } = callerOf(request);
      const found = (await stores.lights.find(request.params.lightId)) ?? undefined;
      const light = orProblem(withinAreas(request, 'light_unknown', (known: Light) => known)(found));
      if (light.org !== org) throw new ProblemError('org_denied');
      await stores.lights.acknowledge(light.lightId, id, now());
      return { lightId: light.lightId };
    },
  );
}
