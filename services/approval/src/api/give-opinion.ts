import { approvalEvents } from '@haoban/contracts/events/approval';
import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { giveOpinion } from '../core/give-opinion.ts';
import { CaseAnswer } from './case-answer.ts';
import { actingOf, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { StageParams } from './stage-params.ts';

const Body = strictObject({
  verdict: approvalEvents['stage.opinion_given.v1'].properties.verdict,
  opinion: Type.String({ minLength: 1, maxLength: 2000 }),
  org: Type.Optional({ ...Code, description: "whom the caller speaks for; the caller's own without it" }),
});

/** POST /api/approval/cases/{caseId}/stages/{stage}/opinions: an organisation speaks once in an attempt. */
export function giveOpinionRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/stages/:stage/opinions',
    {
      config: { access: { roles: ['officer', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '联合审查意见 give an opinion on a joint stage',
        params: StageParams,
        body: Body,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const actor = await actingOf(deps, request);
      const command = { at: deps.now().toISOString(), actor, stage: request.params.stage, ...request.body };
      return commandCase(deps, request, (before) => giveOpinion(before, command));
    },
  );
}
