import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { reopenStage } from '../core/reopen-stage.ts';
import { CaseAnswer } from './case-answer.ts';
import { actingOf, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { StageParams } from './stage-params.ts';
import { ReasonField } from './reason-field.ts';

const Body = strictObject({
  reason: ReasonField,
  cascade: Type.Boolean({
    default: false,
    description: 'also takes back the stages after it that have started',
  }),
});

/** POST /api/approval/cases/{caseId}/stages/{stage}/reopening: the next attempt of a completed stage. */
export function reopenStageRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/stages/:stage/reopening',
    {
      config: { access: { roles: ['officer', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '退回重办 rework a completed stage',
        params: StageParams,
        body: Body,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const actor = await actingOf(deps, request);
      const command = { at: deps.now().toISOString(), actor, stage: request.params.stage, ...request.body };
      return commandCase(deps, request, (before) => reopenStage(before, command));
    },
  );
}
