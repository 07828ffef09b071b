import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { cancelLight, type LightRefusal } from '../core/cancel-light.ts';
import type { Case } from '../core/case.ts';
import { CaseParams } from './case-command.ts';
import type { Deps } from './deps.ts';
import { ReasonField } from './reason-field.ts';

const Params = Type.Object({ ...CaseParams.properties, lightId: Code });
const Cancelled = Type.Object({ lightId: Type.String(), cancelledAt: Type.String() });

/** POST /api/approval/cases/{caseId}/lights/{lightId}/cancellation: by an approver who did not handle the case. */
export function cancelLightRoute(app: Http, { stores, now }: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/lights/:lightId/cancellation',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['lights'],
        summary: '撤销亮灯 cancel a light',
        params: Params,
        body: strictObject({ reason: ReasonField }),
        response: { 200: Cancelled },
      },
    },
    async (request) => {
      const { caseId, lightId } = request.params;
      const cancelledAt = now().toISOString();
      const { reason } = request.body;
      const command = { at: cancelledAt, approver: callerOf(request).id, lightId, reason };
      const outcome = await stores.cases.execute<LightRefusal | 'case_unknown' | 'area_denied'>({
        subject: caseId,
        region: (state) => state.region,
        context: contextOf(request),
        decide: withinAreas(request, 'case_unknown', (state: Case) => cancelLight(state, command)),
      });
      orProblem(outcome);
      return { lightId, cancelledAt };
    },
  );
}
