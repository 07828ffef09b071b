import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { completeStage } from '../core/complete-stage.ts';
import { CaseAnswer } from './case-answer.ts';
import { actingOf, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { StageParams } from './stage-params.ts';

const Words = Type.Optional(Type.String({ minLength: 1, maxLength: 2000 }));
const Body = strictObject({ outcome: Code, opinion: Words, settlement: Words });

/** POST /api/approval/cases/{caseId}/stages/{stage}/completion */
export function completeStageRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/stages/:stage/completion',
    {
      config: { access: { roles: ['officer', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '环节办结 complete a stage',
        params: StageParams,
        body: Body,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const { stage } = request.params;
      const command = {
        at: deps.now().toISOString(),
        actor: await actingOf(deps, request),
        stage,
        ...request.body,
      };
      return commandCase(deps, request, (before) => completeStage(before, command));
    },
  );
}
