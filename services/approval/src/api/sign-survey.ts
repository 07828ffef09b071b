import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { signSurvey } from '../core/survey-site.ts';
import { CaseAnswer } from './case-answer.ts';
import { actingOf, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { StageParams } from './stage-params.ts';

const Params = Type.Object({ ...StageParams.properties, surveyId: Code });

/** POST /api/approval/cases/{caseId}/stages/{stage}/surveys/{surveyId}/signature: by the second officer. */
export function signSurveyRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/stages/:stage/surveys/:surveyId/signature',
    {
      config: { access: { roles: ['officer', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '勘查签字 sign a survey as its second officer',
        params: Params,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const actor = await actingOf(deps, request);
      const { stage, surveyId } = request.params;
      const command = { at: deps.now().toISOString(), actor, stage, surveyId };
      return commandCase(deps, request, (before) => signSurvey(before, command));
    },
  );
}
