import { Code } from '@haoban/contracts/events/fields';
import type { Decision } from '@haoban/contracts/decision';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { cancelJointLight, type LightRefusal } from '../core/cancel-light.ts';
import type { Joint, JointRefusal } from '../core/joint.ts';
import type { Deps } from './deps.ts';
import { JointParams } from './show-joint.ts';
import { ReasonField } from './reason-field.ts';

const Params = Type.Object({ ...JointParams.properties, lightId: Code });
const Cancelled = Type.Object({ lightId: Type.String(), cancelledAt: Type.String() });

/** POST /api/approval/joints/{jointId}/lights/{lightId}/cancellation: by an approver who handled none of its cases. */
export function cancelJointLightRoute(app: Http, { stores, now }: Deps): void {
  app.post(
    '/api/approval/joints/:jointId/lights/:lightId/cancellation',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['joints'],
        summary: '撤销联办亮灯 cancel a light of a joint',
        params: Params,
        body: strictObject({ reason: ReasonField }),
        response: { 200: Cancelled },
      },
    },
    async (request) => {
      const { jointId, lightId } = request.params;
      const at = now().toISOString();
      const command = { at, approver: callerOf(request).id, lightId, reason: request.body.reason };
      const outcome = await stores.joints.execute<JointRefusal | LightRefusal>({
        subject: jointId,
        region: (state) => state.region,
        context: contextOf(request),
        decide: (before, world) =>
          withinAreas(
            request,
            'joint_unknown',
            (joint: Joint): Decision<Joint, JointRefusal | LightRefusal> =>
              world === undefined ? { refusal: 'joint_unknown' } : cancelJointLight(joint, world, command),
          )(before),
      });
      orProblem(outcome);
      return { lightId, cancelledAt: at };
    },
  );
}
