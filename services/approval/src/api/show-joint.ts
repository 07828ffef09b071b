import type { Http } from '@haoban/service-kit/http';
import { orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { Type } from 'typebox';
import type { Joint } from '../core/joint.ts';
import type { Deps } from './deps.ts';
import { JointAnswer, jointAnswer } from './joint-answer.ts';

export const JointParams = Type.Object({ jointId: Type.String({ maxLength: 64 }) });

/** GET /api/approval/joints/{jointId}: the clock of a bundle or of a project's stage, and its cases. */
export function showJointRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/joints/:jointId',
    {
      config: { access: { roles: ['officer', 'window', 'leader', 'approver'] } },
      schema: {
        tags: ['joints'],
        summary: '查看联办时限 show a joint clock',
        params: JointParams,
        response: { 200: JointAnswer },
      },
    },
    async (request) => {
      const found = (await stores.joints.load(request.params.jointId))?.state;
      const state = orProblem(withinAreas(request, 'joint_unknown', (joint: Joint) => joint)(found));
      return jointAnswer(state, await stores.jointWorldOf(state));
    },
  );
}
