import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { cancelLight } from '../core/cancel-light.ts';
import { CaseParams, commandCase, ReasonBody } from './delivery-command.ts';
import type { Deps } from './deps.ts';
import { CaseAnswer, caseAnswer } from './list-deliveries.ts';

const Params = Type.Object({ ...CaseParams.properties, lightId: Type.String({ maxLength: 64 }) });

/** POST /api/delivery/cases/{caseId}/lights/{lightId}/cancellation: by a second person. */
export function cancelLightRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/delivery/cases/:caseId/lights/:lightId/cancellation',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['deliveries'],
        summary: '撤销亮灯 cancel a light',
        params: Params,
        body: ReasonBody,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const command = {
        at: deps.now().toISOString(),
        lightId: request.params.lightId,
        approver: callerOf(request).id,
        reason: request.body.reason ?? '',
      };
      return caseAnswer(await commandCase(deps, request, (before) => cancelLight(before, command)));
    },
  );
}
