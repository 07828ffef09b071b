import { projectStages } from '@haoban/contracts/project-stages';
import { callerOf, mayActIn } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { JointAnswer, jointAnswer } from './joint-answer.ts';

const Stage = Type.Object({
  stageGroup: Type.String(),
  name: Type.Object({ zh: Type.String(), en: Type.String() }),
  joint: Type.Union([JointAnswer, Type.Null()], { description: 'null before the first acceptance' }),
});
const Shown = Type.Object({ projectId: Type.String(), stages: Type.Array(Stage) });

/** GET /api/approval/projects/{projectId}: its four stages, their clocks and cases. */
export function showProjectRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/projects/:projectId',
    {
      config: { access: { roles: ['officer', 'window', 'leader', 'approver'] } },
      schema: {
        tags: ['joints'],
        summary: '查看工程建设项目 show a construction project',
        params: Type.Object({ projectId: Type.String({ maxLength: 32 }) }),
        response: { 200: Shown },
      },
    },
    async (request) => {
      const { projectId } = request.params;
      const found = await Promise.all(
        projectStages.map(({ code }) => stores.joints.load(`project:${projectId}:${code}`)),
      );
      const joints = found.flatMap((head) => (head === undefined ? [] : [head.state]));
      if (joints.length === 0) throw new ProblemError('project_unknown');
      if (!joints.every(({ region }) => mayActIn(callerOf(request), region)))
        throw new ProblemError('area_denied');
      const stages = projectStages.map(async ({ code, zh, en }) => {
        const joint = joints.find(({ stageGroup }) => stageGroup === code);
        const name = { zh, en };
        if (joint === undefined) return { stageGroup: code, name, joint: null };
        return { stageGroup: code, name, joint: jointAnswer(joint, await stores.jointWorldOf(joint)) };
      });
      return { projectId, stages: await Promise.all(stages) };
    },
  );
}
