import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { withdrawCase } from '../core/withdraw-case.ts';
import { CaseAnswer } from './case-answer.ts';
import { actingOf, CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { ReasonField } from './reason-field.ts';

const Body = strictObject({ reason: ReasonField });

/** POST /api/approval/cases/{caseId}/withdrawal */
export function withdrawCaseRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/withdrawal',
    {
      config: { access: { roles: ['officer', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '撤件 withdraw an accepted case',
        params: CaseParams,
        body: Body,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const actor = await actingOf(deps, request);
      const command = { at: deps.now().toISOString(), actor, reason: request.body.reason };
      return commandCase(deps, request, (before) => withdrawCase(before, command));
    },
  );
}
