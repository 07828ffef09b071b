import { randomUUID } from 'node:crypto';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { recordSurvey } from '../core/survey-site.ts';
import { actingOf } from './case-command.ts';
import { createInCase } from './create-in-case.ts';
import type { Deps } from './deps.ts';
import { StageParams } from './stage-params.ts';

const Body = strictObject({
  passed: Type.Boolean(),
  finding: Type.String({ minLength: 1, maxLength: 2000 }),
});
const Recorded = Type.Object({ surveyId: Type.String() });

/** POST /api/approval/cases/{caseId}/stages/{stage}/surveys: what one officer found; a second one signs it. */
export function recordSurveyRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/stages/:stage/surveys',
    {
      config: { access: { roles: ['officer', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '现场勘查 write down a survey on site',
        params: StageParams,
        body: Body,
        response: { 201: Recorded },
      },
    },
    async (request, reply) => {
      const recorded = await createInCase(deps, request, Recorded, async () => {
        const actor = await actingOf(deps, request);
        const surveyId = randomUUID();
        const { stage } = request.params;
        const command = { at: deps.now().toISOString(), actor, stage, surveyId, ...request.body };
        return { answer: { surveyId }, decide: (before) => recordSurvey(before, command) };
      });
      return reply.code(201).send(recorded);
    },
  );
}
