import { randomUUID } from 'node:crypto';
import type { Decision } from '@haoban/contracts/decision';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { extendJoint } from '../core/extend-joint.ts';
import type { Joint, JointRefusal } from '../core/joint.ts';
import { actorOf } from './case-command.ts';
import type { Deps } from './deps.ts';
import { JointParams } from './show-joint.ts';
import { ReasonField } from './reason-field.ts';

const Body = strictObject({
  days: Type.Integer({ minimum: 1, maximum: 1000, description: 'working days' }),
  reason: ReasonField,
});
const Extended = Type.Object({ extensionId: Type.String() });

/** POST /api/approval/joints/{jointId}/extensions: the head of government lengthens a project's stage (Idempotency-Key). */
export function extendJointRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/joints/:jointId/extensions',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['joints'],
        summary: '延长联办期限 extend a joint term',
        params: JointParams,
        body: Body,
        response: { 201: Extended },
      },
    },
    async (request, reply) => {
      const extended = await answerOnce(request, deps.receipts, Extended, async (stub) => {
        const { days: length, reason } = request.body;
        const extensionId = randomUUID();
        const response = { extensionId };
        const at = deps.now().toISOString();
        const command = { at, actor: actorOf(request), extensionId, length, reason };
        const outcome = await deps.stores.joints.execute({
          subject: request.params.jointId,
          region: (state) => state.region,
          context: contextOf(request),
          receipt: () => ({ ...stub, status: 201, response }),
          decide: (before, world) =>
            withinAreas(request, 'joint_unknown', (joint: Joint): Decision<Joint, JointRefusal> =>
              world === undefined ? { refusal: 'joint_unknown' } : extendJoint(joint, world, command),
            )(before),
        });
        orProblem(outcome);
        return response;
      });
      return reply.code(201).send(extended);
    },
  );
}
